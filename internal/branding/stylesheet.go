package branding

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
)

// stylesheet writes what settings say in the pages' custom properties: what
// counts in both colour modes, then one mode, or both.
func stylesheet(d map[string]any, t Theme) string {
	var shared strings.Builder
	for _, v := range lengths {
		if n, ok := at(d, v.path).(json.Number); ok {
			if px, err := n.Float64(); err == nil && px >= 0 && px <= 100 {
				shared.WriteString("\t" + v.name + ": " + strconv.FormatFloat(px, 'f', -1, 64) + "px;\n")
			}
		}
	}
	if at(d, "categories.global.spacingDensity") == "COMPACT" {
		shared.WriteString("\t--density: .65;\n")
	}
	root := func(scheme string) string { return ":root {\n" + shared.String() + mode(d, scheme) + "}\n" }
	switch t.Scheme {
	case "DARK":
		return root("dark") + providers(d, t, "dark")
	case "DYNAMIC":
		return root("light") + providers(d, t, "light") +
			"@media (prefers-color-scheme: dark) {\n:root {\n" + mode(d, "dark") + "}\n" + providers(d, t, "dark") + "}\n"
	}
	return root("light") + providers(d, t, "light")
}

// fixed are the colours of messages, for which there are no settings.
func fixed(scheme string) string {
	if scheme == "dark" {
		return "\tcolor-scheme: dark;\n\t--bad: #ff9d97;\n\t--good: #7fd697;\n"
	}
	return "\tcolor-scheme: light;\n\t--bad: #a61b1b;\n\t--good: #14632c;\n"
}

// mode writes the colours of a scheme, "light" or "dark".
func mode(d map[string]any, scheme string) string {
	standard, _ := at(d, "components.idpButton.standard").(map[string]any)
	return fixed(scheme) + values(d, colours, scheme) + values(standard, providerColours, scheme)
}

// providers writes the colours of those buttons that have colours of their own.
func providers(d map[string]any, t Theme, scheme string) string {
	custom, _ := at(d, "components.idpButton.custom").(map[string]any)
	var b strings.Builder
	for _, name := range keys(custom) {
		own, _ := custom[name].(map[string]any)
		if text := values(own, providerColours, scheme); text != "" {
			b.WriteString("." + t.Providers.Classes[name] + " {\n" + text + "}\n")
		}
	}
	return b.String()
}

// colour is how settings write one: red, green, blue and how opaque it is.
var colour = regexp.MustCompile(`^[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?$`)

func values(d map[string]any, variables []variable, scheme string) string {
	var b strings.Builder
	for _, v := range variables {
		if text, ok := at(d, strings.Replace(v.path, "MODE", scheme+"Mode", 1)).(string); ok && colour.MatchString(text) {
			b.WriteString("\t" + v.name + ": #" + text + ";\n")
		}
	}
	return b.String()
}

// at returns what a document has at a path of keys; nil if nothing.
func at(d map[string]any, path string) any {
	var value any = d
	for key := range strings.SplitSeq(path, ".") {
		object, ok := value.(map[string]any)
		if !ok {
			return nil
		}
		value = object[key]
	}
	return value
}
