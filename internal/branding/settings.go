package branding

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"slices"

	"cognate/internal/fault"
)

// defaults are the settings of a style that sets nothing.
//
//go:embed default_settings.json
var defaults []byte

// CheckSettings judges the settings of a style: a document of the sections
// that the service knows, in which what is known is of its kind.
func CheckSettings(settings []byte) error {
	given, err := document(settings)
	if err != nil {
		return fault.InvalidParameter.New("Settings must be a JSON object.")
	}
	known, err := document(defaults)
	if err != nil {
		return err
	}
	for _, section := range keys(given) {
		if _, ok := known[section]; !ok {
			return fault.InvalidParameter.Newf("Settings has an unknown section %s.", section)
		}
	}
	return sameKinds("Settings", given, known)
}

// MergedSettings returns the settings as pages are made by them: what a style
// sets, and the defaults for all else.
func MergedSettings(settings []byte) ([]byte, error) {
	merged, err := document(defaults)
	if err != nil {
		return nil, err
	}
	if len(settings) > 0 {
		given, err := document(settings)
		if err != nil {
			return nil, err
		}
		merge(merged, given)
	}
	return json.Marshal(merged)
}

// sameKinds compares what both documents have.
func sameKinds(path string, given, known map[string]any) error {
	for _, key := range keys(given) {
		want, ok := known[key]
		if !ok {
			continue
		}
		at := path + "." + key
		if kind(given[key]) != kind(want) {
			return fault.InvalidParameter.Newf("%s must be %s.", at, kind(want))
		}
		if inner, ok := given[key].(map[string]any); ok {
			if err := sameKinds(at, inner, want.(map[string]any)); err != nil {
				return err
			}
		}
	}
	return nil
}

func merge(into, from map[string]any) {
	for key, value := range from {
		inner, ok := value.(map[string]any)
		have, both := into[key].(map[string]any)
		if ok && both {
			merge(have, inner)
			continue
		}
		into[key] = value
	}
}

// document reads a JSON object and keeps its numbers as they are written.
func document(data []byte) (map[string]any, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var object map[string]any
	if err := d.Decode(&object); err != nil {
		return nil, err
	}
	if object == nil {
		return nil, errors.New("not an object")
	}
	return object, nil
}

func kind(value any) string {
	switch value.(type) {
	case map[string]any:
		return "an object"
	case []any:
		return "a list"
	case string:
		return "a string"
	case bool:
		return "true or false"
	case json.Number:
		return "a number"
	}
	return "null"
}

func keys(object map[string]any) []string {
	names := make([]string, 0, len(object))
	for name := range object {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
