package branding

import (
	"slices"
	"strconv"
)

// Theme is what settings mean for a page.
type Theme struct {
	CSS    string // custom properties that the pages' style sheet reads
	Scheme string // the colour modes: LIGHT, DARK, or DYNAMIC for both

	// Where the form is: START, CENTER or END.
	Horizontal, Vertical string
	FormLogo             FormLogo
	Header, Footer       Bar

	// Images are the categories of assets that the settings show.
	Images map[string]bool
	// Languages says that pages list the languages that they speak.
	Languages bool
	// Instructions says that pages tell what their form is for.
	Instructions bool
	// Timer says that pages tell how long they wait for an answer.
	Timer     bool
	Providers Providers
}

// FormLogo is where the form's logo is.
type FormLogo struct {
	Outside, Bottom bool
	Location        string // START, CENTER or END
}

// Bar is what reaches over the whole width, above or below.
type Bar struct {
	Shown    bool
	Location string // of its logo
}

// Providers are the buttons that lead to identity providers.
type Providers struct {
	Last  bool     // below the form for the pool's own users
	Order []string // of their names; others follow
	// Classes are the classes of those that have colours of their own.
	Classes map[string]string
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
	t := Theme{
		Scheme:     one(d, "categories.global.colorSchemeMode", "LIGHT", "DARK", "DYNAMIC"),
		Horizontal: side(d, "categories.form.location.horizontal"),
		Vertical:   side(d, "categories.form.location.vertical"),
		FormLogo: FormLogo{
			Outside:  one(d, "components.form.logo.formInclusion", "IN", "OUT") == "OUT",
			Bottom:   one(d, "components.form.logo.position", "TOP", "BOTTOM") == "BOTTOM",
			Location: side(d, "components.form.logo.location"),
		},
		Header:       Bar{on(d, "categories.global.pageHeader.enabled"), side(d, "components.pageHeader.logo.location")},
		Footer:       Bar{on(d, "categories.global.pageFooter.enabled"), side(d, "components.pageFooter.logo.location")},
		Images:       map[string]bool{},
		Languages:    on(d, "categories.form.languageSelector.enabled"),
		Instructions: on(d, "categories.form.instructions.enabled"),
		Timer:        at(d, "categories.form.sessionTimerDisplay") != "NONE",
		Providers:    readProviders(d),
	}
	for category, path := range map[string]string{
		"FORM_LOGO": "components.form.logo.enabled", "FORM_BACKGROUND": "components.form.backgroundImage.enabled",
		"PAGE_BACKGROUND": "components.pageBackground.image.enabled", "IDP_BUTTON_ICON": "componentClasses.idpButtons.icons.enabled",
	} {
		t.Images[category] = on(d, path)
	}
	for _, category := range []string{"EMAIL_GRAPHIC", "SMS_GRAPHIC", "AUTH_APP_GRAPHIC", "PASSWORD_GRAPHIC", "PASSKEY_GRAPHIC"} {
		t.Images[category] = on(d, "categories.form.displayGraphics")
	}
	for _, bar := range []struct {
		shown          bool
		category, path string
	}{{t.Header.Shown, "PAGE_HEADER", "components.pageHeader"}, {t.Footer.Shown, "PAGE_FOOTER", "components.pageFooter"}} {
		t.Images[bar.category+"_LOGO"] = bar.shown && on(d, bar.path+".logo.enabled")
		t.Images[bar.category+"_BACKGROUND"] = bar.shown && on(d, bar.path+".backgroundImage.enabled")
	}
	types, _ := at(d, "components.favicon.enabledTypes").([]any)
	t.Images["FAVICON_ICO"], t.Images["FAVICON_SVG"] = slices.Contains(types, any("ICO")), slices.Contains(types, any("SVG"))
	t.CSS = stylesheet(d, t)
	return t, nil
}

// readProviders reads in which order ways to sign in are offered. The order of
// methods is a list of lists, in which the federated ones are one.
func readProviders(d map[string]any) Providers {
	p := Providers{Classes: map[string]string{}}
	native := false
	lists, _ := at(d, "categories.auth.authMethodOrder").([]any)
	for _, list := range lists {
		methods, _ := list.([]any)
		for _, method := range methods {
			object, _ := method.(map[string]any)
			switch object["type"] {
			case "USERNAME_PASSWORD":
				native = true
			case "FEDERATED":
				p.Last = native
			}
		}
	}
	order, _ := at(d, "categories.auth.federation.order").([]any)
	for _, name := range order {
		if text, ok := name.(string); ok {
			p.Order = append(p.Order, text)
		}
	}
	custom, _ := at(d, "components.idpButton.custom").(map[string]any)
	for i, name := range keys(custom) {
		p.Classes[name] = "provider-" + strconv.Itoa(i)
	}
	return p
}

// one is the value at a path: one of those that there are, the first unless it
// is another.
func one(d map[string]any, path string, all ...string) string {
	if text, ok := at(d, path).(string); ok && slices.Contains(all, text) {
		return text
	}
	return all[0]
}

// side is where something is in its row or column.
func side(d map[string]any, path string) string { return one(d, path, "CENTER", "START", "END") }

func on(d map[string]any, path string) bool { return at(d, path) == true }
