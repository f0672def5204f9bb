package branding

import (
	"strings"
	"testing"
)

func TestTheme(t *testing.T) {
	got, err := ReadTheme(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"--accent: #0b63b8ff;", "--radius: 8px;", "color-scheme: light;"} {
		if !strings.Contains(got.CSS, want) {
			t.Errorf("the default theme has no %q: %s", want, got.CSS)
		}
	}
	for _, v := range append(colours, lengths...) {
		if !strings.Contains(got.CSS, v.name+": ") {
			t.Errorf("the default settings have nothing for %s", v.name)
		}
	}
	if got.Horizontal != "CENTER" || strings.Contains(got.CSS, "dark") {
		t.Errorf("%+v", got)
	}

	got, err = ReadTheme([]byte(`{"categories":{"global":{"colorSchemeMode":"DYNAMIC","pageHeader":{"enabled":true}},"form":{"location":{"horizontal":"START"}}},
		"components":{"form":{"logo":{"enabled":true}},"primaryButton":{"lightMode":{"defaults":{"backgroundColor":"112233ff"}}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(got.CSS, "--accent: #112233ff;") || !strings.Contains(got.CSS, "@media (prefers-color-scheme: dark)") ||
		got.Horizontal != "START" || !got.Images["FORM_LOGO"] || !got.Images["PAGE_HEADER"] || got.Images["PAGE_FOOTER"] {
		t.Errorf("%+v", got)
	}
	if got, err = ReadTheme([]byte(`{"categories":{"global":{"colorSchemeMode":"DARK"}}}`)); err != nil || !strings.Contains(got.CSS, "color-scheme: dark;") || strings.Contains(got.CSS, "light") {
		t.Errorf("dark: %v %+v", err, got)
	}
}

// TestThemeLeavesOutWhatIsNoColour holds that nothing of the settings reaches
// the style sheet but colours and lengths.
func TestThemeLeavesOutWhatIsNoColour(t *testing.T) {
	got, err := ReadTheme([]byte(`{"components":{"primaryButton":{"lightMode":{"defaults":{"backgroundColor":"red;} body{display:none"}}}},
		"componentClasses":{"buttons":{"borderRadius":1e9}}}`))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(got.CSS, "body") || strings.Contains(got.CSS, "--accent:") || strings.Contains(got.CSS, "--radius:") {
		t.Errorf("%s", got.CSS)
	}
}
