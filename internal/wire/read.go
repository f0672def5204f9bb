package wire

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"

	"cognate/internal/fault"
	"cognate/internal/jsonscan"
)

// Read parses the body of a request for Validate. An empty body counts as an
// empty object, and of members with the same name the last one counts. Whatever
// is not one JSON object in UTF-8 is a SerializationException.
//
// The validity check of the standard library bounds how deep a body may nest.
func Read(data []byte) (map[string]any, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return map[string]any{}, nil
	}
	if !utf8.Valid(data) {
		return nil, fault.Serialization.New("The request body is not valid UTF-8")
	}
	if !json.Valid(data) {
		return nil, fault.Serialization.New(malformed(data))
	}
	scanner := jsonscan.New(string(data))
	body, ok := scanner.Value().(map[string]any)
	if scanner.End() != nil || !ok {
		return nil, fault.Serialization.New("The request body is not a JSON object")
	}
	return body, nil
}

// malformed says why data is not one JSON value.
func malformed(data []byte) string {
	var first json.RawMessage
	if json.NewDecoder(bytes.NewReader(data)).Decode(&first) == nil {
		return "The request body holds more than one JSON value"
	}
	return "The request body is not valid JSON"
}
