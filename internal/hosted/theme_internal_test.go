package hosted

import (
	"regexp"
	"strings"
	"testing"

	"cognate/internal/branding"
)

// TestThemesAreRead holds that the pages' style sheet reads all that a theme
// sets, and has a value of its own for it.
func TestThemesAreRead(t *testing.T) {
	theme, err := branding.ReadTheme([]byte(`{"categories":{"global":{"colorSchemeMode":"DYNAMIC","spacingDensity":"COMPACT"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	text, err := content.ReadFile("static/style.css")
	if err != nil {
		t.Fatal(err)
	}
	sheet := string(text)
	set := regexp.MustCompile(`--[a-z-]+: `).FindAllString(theme.CSS, -1)
	if len(set) < 100 {
		t.Errorf("a theme sets %d properties only", len(set))
	}
	for _, name := range set {
		name = strings.TrimSuffix(name, ": ")
		if !strings.Contains(sheet, "var("+name+")") {
			t.Errorf("nothing reads %s", name)
		}
		if !strings.Contains(sheet, name+": ") {
			t.Errorf("%s has no value without a theme", name)
		}
	}
}
