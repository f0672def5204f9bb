package wire

import (
	"errors"
	"maps"
	"slices"
	"strconv"

	"cognate/internal/fault"
)

// Validate judges the body of a request by the input shape of its operation.
// The body is what a JSON decoder that keeps numbers as json.Number made of
// it. A value of the wrong type is a SerializationException; values outside
// their limits, and required members that are absent, are counted in an
// InvalidParameterException.
//
// The body is changed to what Decode expects: members that are null go, and
// numbers, blobs, timestamps and documents become int64, []byte, Time and
// json.RawMessage. Members that the schema does not know go too: whoever reads
// the body by name, to authorize it or to count it, must not believe them.
func (s *Schema) Validate(op string, body map[string]any) error {
	operation := s.Operations[op]
	if operation == nil {
		return fault.UnknownOperation
	}
	var w walk
	if err := w.structure(operation.Input, body); err != nil && !errors.Is(err, errEnough) {
		return err
	}
	return w.verdict()
}

// maxViolations bounds what one request can make the server write.
const maxViolations = 50

var errEnough = errors.New("enough violations")

// walk goes along a body and its shape and collects what is wrong. An error
// ends it early: a wrong type, or errEnough.
type walk struct {
	path       []string // of the current value, as messages print it
	hidden     int      // how many of the enclosing shapes are sensitive
	violations []string
}

func (w *walk) structure(s *Shape, body map[string]any) error {
	known := 0
	for _, m := range s.Members {
		value, present := body[m.Name]
		if value == nil && !m.Required {
			if present {
				delete(body, m.Name)
			}
			continue
		}
		known++
		typed, err := w.at(m.Shape, value, m.label)
		if err != nil {
			return err
		}
		if m.Shape.retyped() {
			body[m.Name] = typed
		}
	}
	if len(body) > known {
		maps.DeleteFunc(body, func(name string, _ any) bool { return !s.has(name) })
	}
	return nil
}

// has reports whether a structure has a member of that name.
func (s *Shape) has(name string) bool {
	return slices.ContainsFunc(s.Members, func(m *Member) bool { return m.Name == name })
}

// at judges a value one step down the path.
func (w *walk) at(s *Shape, value any, step ...string) (any, error) {
	w.path = append(w.path, step...)
	defer func() { w.path = w.path[:len(w.path)-len(step)] }()
	if value == nil {
		return nil, w.violate("Value null", "Member must not be null")
	}
	typed, err := s.typed(value)
	if err != nil {
		return nil, err
	}
	if s.Sensitive {
		w.hidden++
		defer func() { w.hidden-- }()
	}
	for _, constraint := range s.broken(typed) {
		if err := w.violate(w.show(s, typed), constraint); err != nil {
			return nil, err
		}
	}
	return typed, w.inside(s, typed)
}

// inside judges what a structure, list or map holds.
func (w *walk) inside(s *Shape, typed any) error {
	switch s.Kind {
	case Structure:
		return w.structure(s, typed.(map[string]any))
	case List:
		return w.list(s, typed.([]any))
	case Map:
		return w.entries(s, typed.(map[string]any))
	}
	return nil
}

// list judges the members of a list. Simple values are blamed together, by
// naming all that is asked of them; structures are judged one by one.
func (w *walk) list(s *Shape, items []any) error {
	blame := false
	for i, item := range items {
		if item == nil || s.Elem.holdsOthers() {
			if _, err := w.at(s.Elem, item, strconv.Itoa(i+1), "member"); err != nil {
				return err
			}
			continue
		}
		typed, err := s.Elem.typed(item)
		if err != nil {
			return err
		}
		items[i] = typed
		blame = blame || s.Elem.broken(typed) != nil
	}
	if !blame {
		return nil
	}
	return w.violate(w.show(s, items), "Member must satisfy constraint: "+list(s.Elem.constraints()))
}

// entries judges the keys and values of a map, simple ones together.
func (w *walk) entries(s *Shape, entries map[string]any) error {
	var blameKeys, blameValues bool
	for _, key := range Names(entries) {
		blameKeys = blameKeys || s.Key.broken(key) != nil
		value := entries[key]
		if value == nil {
			delete(entries, key)
			continue
		}
		if s.Elem.holdsOthers() {
			if _, err := w.at(s.Elem, value, key, "member"); err != nil {
				return err
			}
			continue
		}
		typed, err := s.Elem.typed(value)
		if err != nil {
			return err
		}
		entries[key] = typed
		blameValues = blameValues || s.Elem.broken(typed) != nil
	}
	if blameKeys {
		if err := w.violate(w.show(s, entries), "Map keys must satisfy constraint: "+list(s.Key.constraints())); err != nil {
			return err
		}
	}
	if blameValues {
		return w.violate(w.show(s, entries), "Map value must satisfy constraint: "+list(s.Elem.constraints()))
	}
	return nil
}
