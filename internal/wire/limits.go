package wire

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"cognate/internal/fault"
)

// broken returns the texts of those constraints that the typed value breaks,
// nil if there are none. It looks at the value itself, not inside it.
func (s *Shape) broken(value any) []string {
	var texts []string
	if s.Max != nil || s.Min != nil {
		size := measure(value)
		if s.Max != nil && size > *s.Max {
			texts = append(texts, s.maxText())
		}
		if s.Min != nil && size < *s.Min {
			texts = append(texts, s.minText())
		}
	}
	if s.Pattern != nil && !s.Pattern.Match(value.(string)) {
		texts = append(texts, s.patternText())
	}
	if s.Kind == Enum && !slices.Contains(s.Values, value.(string)) {
		texts = append(texts, s.enumText())
	}
	return texts
}

// constraints returns the texts of everything that is asked of a value.
func (s *Shape) constraints() []string {
	var texts []string
	if s.Max != nil {
		texts = append(texts, s.maxText())
	}
	if s.Min != nil {
		texts = append(texts, s.minText())
	}
	if s.Pattern != nil {
		texts = append(texts, s.patternText())
	}
	if s.Kind == Enum {
		texts = append(texts, s.enumText())
	}
	return texts
}

func (s *Shape) maxText() string {
	return fmt.Sprintf("Member must have %s less than or equal to %d", s.dimension(), *s.Max)
}

func (s *Shape) minText() string {
	return fmt.Sprintf("Member must have %s greater than or equal to %d", s.dimension(), *s.Min)
}

func (s *Shape) patternText() string {
	return "Member must satisfy regular expression pattern: " + s.Pattern.String()
}

func (s *Shape) enumText() string { return "Member must satisfy enum value set: " + list(s.Values) }

// dimension is what min and max measure.
func (s *Shape) dimension() string {
	if s.Kind == Integer || s.Kind == Long {
		return "value"
	}
	return "length"
}

func measure(value any) int64 {
	switch v := value.(type) {
	case int64:
		return v
	case string:
		return int64(utf8.RuneCountInString(v))
	case []byte:
		return int64(len(v))
	case []any:
		return int64(len(v))
	case map[string]any:
		return int64(len(v))
	}
	return 0
}

// violate notes that the value at the path breaks a constraint. The value
// comes as show prints it.
func (w *walk) violate(value, constraint string) error {
	w.violations = append(w.violations, value+" at '"+strings.Join(w.path, ".")+
		"' failed to satisfy constraint: "+constraint)
	if len(w.violations) == maxViolations {
		return errEnough
	}
	return nil
}

// verdict is the exception that names all violations.
func (w *walk) verdict() error {
	switch n := len(w.violations); n {
	case 0:
		return nil
	case 1:
		return fault.InvalidParameter.New("1 validation error detected: " + w.violations[0])
	default:
		return fault.InvalidParameter.Newf("%d validation errors detected: %s", n, strings.Join(w.violations, "; "))
	}
}

// show prints a value as messages do. Sensitive values stay hidden, and so do
// bytes, which are not text.
func (w *walk) show(s *Shape, value any) string {
	if w.hidden > 0 || s.Kind == Blob || s.Elem != nil && s.Elem.Sensitive || s.Key != nil && s.Key.Sensitive {
		return "Value"
	}
	return "Value '" + text(value) + "'"
}

// text prints lists as [a, b] and maps as {k=v}.
func text(value any) string {
	switch v := value.(type) {
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = text(item)
		}
		return list(items)
	case map[string]any:
		items := make([]string, 0, len(v))
		for _, key := range Names(v) {
			items = append(items, key+"="+text(v[key]))
		}
		return "{" + strings.Join(items, ", ") + "}"
	}
	return fmt.Sprint(value)
}

func list(items []string) string { return "[" + strings.Join(items, ", ") + "]" }
