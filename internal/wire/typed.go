package wire

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"strconv"

	"cognate/internal/fault"
)

// typed returns a decoder's value, not null, as the type of its shape.
//
// A value of another JSON type is a SerializationException in the words of
// the service's own parser.
func (s *Shape) typed(value any) (any, error) {
	ok := true
	switch s.Kind {
	case String, Enum:
		_, ok = value.(string)
	case Boolean:
		_, ok = value.(bool)
	case Structure, Map:
		_, ok = value.(map[string]any)
	case List:
		_, ok = value.([]any)
	case Integer, Long:
		if n, isNumber := value.(json.Number); isNumber {
			return s.integer(n)
		}
		ok = false
	case Timestamp:
		if n, isNumber := value.(json.Number); isNumber {
			return timestamp(n)
		}
		ok = false
	case Blob:
		if text, isText := value.(string); isText {
			return blob(text)
		}
		ok = false
	case Document:
		raw, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		return json.RawMessage(raw), nil
	}
	if !ok {
		return nil, mismatch(value, s.Kind)
	}
	return value, nil
}

// retyped reports whether typed values differ from the decoder's.
func (s *Shape) retyped() bool {
	switch s.Kind {
	case Integer, Long, Timestamp, Blob, Document:
		return true
	}
	return false
}

// holdsOthers reports whether values of the shape have values inside.
func (s *Shape) holdsOthers() bool {
	return s.Kind == Structure || s.Kind == List || s.Kind == Map
}

// integer accepts 5 and 5.0, and nothing that the type cannot hold.
func (s *Shape) integer(n json.Number) (int64, error) {
	limit := int64(math.MaxInt64)
	if s.Kind == Integer {
		limit = math.MaxInt32
	}
	i, err := strconv.ParseInt(string(n), 10, 64)
	if err != nil {
		f, err := n.Float64()
		if err != nil || f != math.Trunc(f) || math.Abs(f) > 1<<53 {
			return 0, mismatch(n, s.Kind)
		}
		i = int64(f)
	}
	if i > limit || i < -limit-1 {
		return 0, mismatch(n, s.Kind)
	}
	return i, nil
}

// timestamp accepts seconds from year 1 to year 9999.
func timestamp(n json.Number) (Time, error) {
	seconds, err := n.Float64()
	if err != nil || seconds < -62135596800 || seconds > 253402300799 {
		return Time{}, mismatch(n, Timestamp)
	}
	return fromSeconds(seconds), nil
}

func blob(text string) ([]byte, error) {
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, fault.Serialization.New("Invalid base64 in a blob")
	}
	return data, nil
}

func mismatch(value any, want Kind) error {
	var got string
	switch v := value.(type) {
	case []any:
		return fault.Serialization.New("Start of list found where not expected.")
	case map[string]any:
		return fault.Serialization.New("Start of structure or map found where not expected.")
	case string:
		got = "STRING_VALUE"
	case bool:
		got = "FALSE_VALUE"
		if v {
			got = "TRUE_VALUE"
		}
	default:
		got = "NUMBER_VALUE"
	}
	return fault.Serialization.Newf("%s can not be converted to %s", got, article(want))
}

// article names a kind as the parser does.
func article(k Kind) string {
	switch k {
	case String, Enum:
		return "a String"
	case Integer:
		return "an Integer"
	case Long:
		return "a Long"
	case Boolean:
		return "a Boolean"
	case Timestamp:
		return "a Timestamp"
	case Blob:
		return "a Blob"
	case List:
		return "a List"
	case Map:
		return "a Map"
	}
	return "a Structure"
}
