package main

import (
	"fmt"
	"strings"

	"cognate/internal/wire"
)

// enums returns one block of string constants for each enum.
func enums(s *wire.Schema) (string, error) {
	var b strings.Builder
	seen := map[string]bool{}
	for name := range s.Shapes {
		seen[name] = true
	}
	for _, name := range wire.Names(s.Shapes) {
		shape := s.Shapes[name]
		if shape.Kind != wire.Enum {
			continue
		}
		fmt.Fprintf(&b, "// Values of %s.\nconst (\n", name)
		for _, value := range shape.Values {
			constant := name + camel(value)
			if seen[constant] {
				return "", fmt.Errorf("the name %s is taken twice", constant)
			}
			seen[constant] = true
			fmt.Fprintf(&b, "\t%s = %q\n", constant, value)
		}
		b.WriteString(")\n\n")
	}
	return b.String(), nil
}

// camel makes AllowUserSrpAuth of ALLOW_USER_SRP_AUTH.
func camel(value string) string {
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(value, func(r rune) bool { return strings.ContainsRune("_-. ", r) }) {
		b.WriteString(title(strings.ToLower(word)))
	}
	return b.String()
}
