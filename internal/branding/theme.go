package branding

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Theme is what settings mean for a page.
type Theme struct {
	CSS        string // custom properties that the pages' style sheet reads
	Horizontal string // where the form is: START, CENTER or END
	// Images are the categories of assets that the settings show.
	Images map[string]bool
	// Languages says that pages list the languages that they speak.
	Languages bool
}

// variable is a custom property and where settings have its value. MODE
// stands for lightMode or darkMode.
type variable struct{ name, path string }

// colours are the properties that have a value for each colour mode.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html
var colours = []variable{
	{"--page", "components.pageBackground.MODE.color"},
	{"--card", "components.form.MODE.backgroundColor"},
	{"--card-line", "components.form.MODE.borderColor"},
	{"--text", "components.pageText.MODE.headingColor"},
	{"--soft", "components.pageText.MODE.descriptionColor"},
	{"--label", "componentClasses.inputLabel.MODE.textColor"},
	{"--line", "componentClasses.input.MODE.defaults.borderColor"},
	{"--field", "componentClasses.input.MODE.defaults.backgroundColor"},
	{"--focus", "componentClasses.focusState.MODE.borderColor"},
	{"--divider", "componentClasses.divider.MODE.borderColor"},
	{"--link", "componentClasses.link.MODE.defaults.textColor"},
	{"--link-over", "componentClasses.link.MODE.hover.textColor"},
	{"--accent", "components.primaryButton.MODE.defaults.backgroundColor"},
	{"--on-accent", "components.primaryButton.MODE.defaults.textColor"},
	{"--accent-over", "components.primaryButton.MODE.hover.backgroundColor"},
	{"--on-accent-over", "components.primaryButton.MODE.hover.textColor"},
	{"--second", "components.secondaryButton.MODE.defaults.textColor"},
	{"--second-line", "components.secondaryButton.MODE.defaults.borderColor"},
	{"--second-back", "components.secondaryButton.MODE.defaults.backgroundColor"},
	{"--second-over", "components.secondaryButton.MODE.hover.textColor"},
	{"--second-back-over", "components.secondaryButton.MODE.hover.backgroundColor"},
	{"--provider", "components.idpButton.standard.MODE.defaults.textColor"},
	{"--provider-line", "components.idpButton.standard.MODE.defaults.borderColor"},
	{"--provider-back", "components.idpButton.standard.MODE.defaults.backgroundColor"},
	{"--bad-line", "components.alert.MODE.error.borderColor"},
	{"--bad-back", "components.alert.MODE.error.backgroundColor"},
	{"--header", "components.pageHeader.MODE.background.color"},
	{"--header-line", "components.pageHeader.MODE.borderColor"},
	{"--footer", "components.pageFooter.MODE.background.color"},
	{"--footer-line", "components.pageFooter.MODE.borderColor"},
}

// lengths are the properties that are alike in both modes, in pixels.
var lengths = []variable{
	{"--radius", "componentClasses.buttons.borderRadius"},
	{"--field-radius", "componentClasses.input.borderRadius"},
	{"--card-radius", "components.form.borderRadius"},
	{"--alert-radius", "components.alert.borderRadius"},
}

// ReadTheme reads the settings of a style; nil settings are the defaults. A
// value that is no colour or no length is left out: the pages have their own.
func ReadTheme(settings []byte) (Theme, error) {
	merged, err := MergedSettings(settings)
	if err != nil {
		return Theme{}, err
	}
	d, err := document(merged)
	if err != nil {
		return Theme{}, err
	}
	t := Theme{Horizontal: "CENTER", Images: map[string]bool{}}
	if place, ok := at(d, "categories.form.location.horizontal").(string); ok && slices.Contains([]string{"START", "END"}, place) {
		t.Horizontal = place
	}
	for category, path := range map[string]string{
		"FORM_LOGO": "components.form.logo.enabled", "PAGE_HEADER_LOGO": "components.pageHeader.logo.enabled",
		"PAGE_FOOTER_LOGO": "components.pageFooter.logo.enabled", "PAGE_BACKGROUND": "components.pageBackground.image.enabled",
		"PAGE_HEADER": "categories.global.pageHeader.enabled", "PAGE_FOOTER": "categories.global.pageFooter.enabled",
	} {
		t.Images[category] = at(d, path) == true
	}
	t.Languages = at(d, "categories.form.languageSelector.enabled") == true
	t.CSS = stylesheet(d)
	return t, nil
}

func stylesheet(d map[string]any) string {
	var shared strings.Builder
	for _, v := range lengths {
		if n, ok := at(d, v.path).(json.Number); ok {
			if px, err := n.Float64(); err == nil && px >= 0 && px <= 100 {
				shared.WriteString("\t" + v.name + ": " + strconv.FormatFloat(px, 'f', -1, 64) + "px;\n")
			}
		}
	}
	light, dark := mode(d, "lightMode", "light"), mode(d, "darkMode", "dark")
	switch at(d, "categories.global.colorSchemeMode") {
	case "DARK":
		return ":root {\n" + shared.String() + dark + "}\n"
	case "DYNAMIC":
		return ":root {\n" + shared.String() + light + "}\n@media (prefers-color-scheme: dark) {\n:root {\n" + dark + "}\n}\n"
	}
	return ":root {\n" + shared.String() + light + "}\n"
}

// fixed are the colours of messages, for which there are no settings.
func fixed(scheme string) string {
	if scheme == "dark" {
		return "\tcolor-scheme: dark;\n\t--bad: #ff9d97;\n\t--good: #7fd697;\n\t--good-back: #10301b;\n"
	}
	return "\tcolor-scheme: light;\n\t--bad: #a61b1b;\n\t--good: #14632c;\n\t--good-back: #e8f6ec;\n"
}

// colour is how settings write one: red, green, blue and how opaque it is.
var colour = regexp.MustCompile(`^[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?$`)

func mode(d map[string]any, mode, scheme string) string {
	var b strings.Builder
	b.WriteString(fixed(scheme))
	for _, v := range colours {
		if text, ok := at(d, strings.Replace(v.path, "MODE", mode, 1)).(string); ok && colour.MatchString(text) {
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
