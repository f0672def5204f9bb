package userpool

import (
	"slices"
	"strings"

	"cognate/internal/fault"
)

// Filter is one condition of ListUsers. The zero Filter lets everybody pass.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html#cognito-user-pools-searching-for-users-using-listusers-api
type Filter struct {
	Attribute string
	Op        string // "=" or "^=", which asks for a prefix
	Value     string // without quotes and escapes
}

// ParseFilter reads `attribute = "value"` or `attribute ^= "value"`, with
// spaces where one likes. In the value \" stands for a quote and \\ for a
// backslash; before anything else a backslash is itself. An empty filter is
// the zero Filter. The fault is InvalidParameter, for bad grammar and for
// attributes that cannot be searched.
func ParseFilter(text string) (Filter, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Filter{}, nil
	}
	end := strings.IndexAny(text, "=^ \t\"")
	if end <= 0 {
		return Filter{}, errFilter()
	}
	f := Filter{Attribute: text[:end]}
	rest := strings.TrimLeft(text[end:], " \t")
	switch {
	case strings.HasPrefix(rest, "^="):
		f.Op = "^="
	case strings.HasPrefix(rest, "="):
		f.Op = "="
	default:
		return Filter{}, errFilter()
	}
	value, ok := unquoteFilter(strings.TrimLeft(rest[len(f.Op):], " \t"))
	if !ok {
		return Filter{}, errFilter()
	}
	f.Value = value
	if !filterable(f.Attribute) {
		return Filter{}, fault.InvalidParameter.Newf("Invalid search attribute: %s", f.Attribute)
	}
	return f, nil
}

func filterable(name string) bool {
	switch name {
	case "username", "sub", "cognito:user_status", "status":
		return true
	}
	return slices.Contains(searchable[:], name)
}

// unquoteFilter reads a quoted value that must fill the rest of the filter.
func unquoteFilter(s string) (string, bool) {
	if len(s) < 2 || s[0] != '"' {
		return "", false
	}
	var value strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return value.String(), i == len(s)-1
		case s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\'):
			i++
			value.WriteByte(s[i])
		default:
			value.WriteByte(s[i])
		}
	}
	return "", false
}

func errFilter() error { return fault.InvalidParameter.New("Error while parsing filter") }
