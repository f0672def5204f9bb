package branding

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
	for _, v := range slices.Concat(colours, providerColours, lengths) {
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
		got.Horizontal != "START" || !got.Images["FORM_LOGO"] || !got.Header.Shown || got.Footer.Shown {
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

// TestEverySettingActs changes each of the settings that there are, and holds
// that pages look different then. Those that are kept only are named here and
// in docs/divergences.md.
func TestEverySettingActs(t *testing.T) {
	kept := regexp.MustCompile(`^(` + strings.Join([]string{
		`categories\.auth\.federation\.interfaceStyle`, `categories\.signUp\.acceptanceElements`,
		`componentClasses\.dropDown\.\w+\.match\.itemBackgroundColor`,
		`componentClasses\.optionControls\..*`, `componentClasses\.statusIndicator\.\w+\.(pending|warning)\.indicatorColor`,
		`componentClasses\.statusIndicator\.\w+\.error\.(backgroundColor|borderColor)`,
		`components\.phoneNumberSelector\.displayType`, `components\.primaryButton\.\w+\.disabled\..*`,
	}, "|") + `)$`)
	others := map[string]string{
		"categories.form.location.horizontal": "END", "categories.form.location.vertical": "END", "categories.form.sessionTimerDisplay": "STATIC",
		"categories.global.colorSchemeMode": "DARK", "categories.global.spacingDensity": "COMPACT",
		"components.form.logo.formInclusion": "OUT", "components.form.logo.location": "END", "components.form.logo.position": "BOTTOM",
		"components.pageHeader.logo.location": "END", "components.pageFooter.logo.location": "END",
	}
	const base = `{"categories":{"global":{"colorSchemeMode":"DYNAMIC","pageHeader":{"enabled":true},"pageFooter":{"enabled":true}}}}`
	read := func() map[string]any {
		text, err := MergedSettings([]byte(base))
		if err != nil {
			t.Fatal(err)
		}
		d, err := document(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	theme := func(d map[string]any) Theme {
		text, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		got, err := ReadTheme(text)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	before := theme(read())
	acting := 0
	for _, path := range leaves("", read()) {
		d := read()
		parent, key := parentOf(d, path)
		switch value := parent[key].(type) {
		case bool:
			parent[key] = !value
		case json.Number:
			parent[key] = json.Number("3")
		case string:
			parent[key] = "01020304"
			if !colour.MatchString(value) {
				parent[key] = others[path]
			}
		case []any:
			parent[key] = []any{"x", []any{map[string]any{"type": "USERNAME_PASSWORD"}, map[string]any{"type": "FEDERATED"}}}
		case map[string]any: // an empty one
			parent[key] = map[string]any{"x": map[string]any{"lightMode": map[string]any{"hover": map[string]any{"textColor": "01020304"}}}}
		default:
			t.Fatalf("%s is %T", path, value)
		}
		acts := !cmp.Equal(before, theme(d))
		if acts == kept.MatchString(path) {
			t.Errorf("%s acts: %v", path, acts)
		}
		if acts {
			acting++
		}
	}
	if acting < 90 {
		t.Errorf("only %d settings act", acting)
	}
}

// leaves lists the paths to all values in a document that aren't objects with
// something in them.
func leaves(prefix string, d map[string]any) []string {
	var all []string
	for _, key := range keys(d) {
		if inner, ok := d[key].(map[string]any); ok && len(inner) > 0 {
			all = append(all, leaves(prefix+key+".", inner)...)
			continue
		}
		all = append(all, prefix+key)
	}
	return all
}

func parentOf(d map[string]any, path string) (map[string]any, string) {
	i := strings.LastIndex(path, ".")
	parent, _ := at(d, path[:i]).(map[string]any)
	return parent, path[i+1:]
}

func TestThemeOfProviders(t *testing.T) {
	got, err := ReadTheme([]byte(`{"categories":{"auth":{"federation":{"order":["Corp","Google",7]},
		"authMethodOrder":[[{"display":"INPUT","type":"USERNAME_PASSWORD"},{"display":"BUTTON","type":"FEDERATED"}]]}},
		"components":{"idpButton":{"custom":{"Corp":{"lightMode":{"defaults":{"backgroundColor":"112233ff","textColor":"no colour"}}},"Other":"x"}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	want := Providers{Last: true, Order: []string{"Corp", "Google"}, Classes: map[string]string{"Corp": "provider-0", "Other": "provider-1"}}
	if diff := cmp.Diff(want, got.Providers); diff != "" {
		t.Error(diff)
	}
	if own := fmt.Sprintf(".%s {\n\t--provider-back: #112233ff;\n}\n", want.Classes["Corp"]); !strings.HasSuffix(got.CSS, own) {
		t.Errorf("%s", got.CSS)
	}
}
