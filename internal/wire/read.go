package wire

import (
	"bytes"
	"encoding/json"
	"io"
	"unicode/utf8"

	"cognate/internal/fault"
)

// Read parses the body of a request for Validate. An empty body counts as an
// empty object, and of members with the same name the last one counts. Whatever
// is not one JSON object in UTF-8 is a SerializationException.
//
// The decoder of the standard library bounds how deep a body may nest.
func Read(data []byte) (map[string]any, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return map[string]any{}, nil
	}
	if !utf8.Valid(data) {
		return nil, fault.Serialization.New("The request body is not valid UTF-8")
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, fault.Serialization.New("The request body is not valid JSON")
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, fault.Serialization.New("The request body holds more than one JSON value")
	}
	body, ok := value.(map[string]any)
	if !ok {
		return nil, fault.Serialization.New("The request body is not a JSON object")
	}
	return body, nil
}
