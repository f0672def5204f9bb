package wire

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// Decode fills the generated struct that into points to from a validated body
// of its shape. The generator writes the fields in the order of the schema's
// members, so the two go side by side and no name is looked up.
func Decode(s *Shape, body map[string]any, into any) error {
	v := reflect.ValueOf(into).Elem()
	if v.Type().Name() != s.Name {
		return fmt.Errorf("decode: %T is not made from %s", into, s.Name)
	}
	return fill(s, body, v)
}

func fill(s *Shape, body map[string]any, v reflect.Value) error {
	for i, m := range s.Members {
		value, ok := body[m.Name]
		if !ok {
			continue
		}
		field := v.Field(i)
		if field.Kind() == reflect.Pointer {
			field.Set(reflect.New(field.Type().Elem()))
			field = field.Elem()
		}
		if err := set(m.Shape, value, field); err != nil {
			return fmt.Errorf("%s: %w", m.Name, err)
		}
	}
	return nil
}

// set stores one value that is not null.
func set(s *Shape, value any, v reflect.Value) error {
	switch value := value.(type) {
	case string:
		v.SetString(value)
	case bool:
		v.SetBool(value)
	case int64:
		v.SetInt(value)
	case []byte:
		v.SetBytes(value)
	case json.RawMessage:
		v.SetBytes(value)
	case Time:
		v.Set(reflect.ValueOf(value))
	case []any:
		v.Set(reflect.MakeSlice(v.Type(), len(value), len(value)))
		for i, item := range value {
			if err := set(s.Elem, item, v.Index(i)); err != nil {
				return err
			}
		}
	case map[string]any:
		if s.Kind == Structure {
			return fill(s, value, v)
		}
		v.Set(reflect.MakeMapWithSize(v.Type(), len(value)))
		for key, item := range value {
			elem := reflect.New(v.Type().Elem()).Elem()
			if err := set(s.Elem, item, elem); err != nil {
				return err
			}
			v.SetMapIndex(reflect.ValueOf(key), elem)
		}
	default:
		return fmt.Errorf("decode: %T has no place in %s", value, s.Name)
	}
	return nil
}
