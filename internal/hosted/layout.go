package hosted

import (
	"slices"
	"strings"

	"cognate/internal/branding"
)

// The look's arrangement of the page, in the classes of the pages' style sheet.

// Place is where the form is on a wide page, by row and column.
func (v *visit) Place() string {
	t := v.look.theme
	vertical := map[string]string{"START": " top", "END": " bottom"}[t.Vertical]
	return side(t.Horizontal) + vertical
}

// LogoSide is where the form's logo is in its row.
func (v *visit) LogoSide() string { return side(v.look.theme.FormLogo.Location) }

// Header and Footer are what reaches over the whole page.
func (v *visit) Header() branding.Bar { return v.look.theme.Header }

// Footer is the one below.
func (v *visit) Footer() branding.Bar { return v.look.theme.Footer }

// Side is the class of a place in a row.
func (v *visit) Side(place string) string { return side(place) }

func side(place string) string {
	if place == "START" || place == "END" {
		return " " + strings.ToLower(place)
	}
	return ""
}

// Instructions reports whether pages tell what their form is for.
func (v *visit) Instructions() bool { return v.look.theme.Instructions }

// ProvidersLast reports whether identity providers come after the form.
func (v *visit) ProvidersLast() bool { return v.look.theme.Providers.Last }

// provider is an identity provider as the sign-in page shows it.
type provider struct {
	Name, Class string
	Icon        *picture
}

// providers are the client's identity providers besides the pool itself, in
// the order of the look.
func (v *visit) providers() []provider {
	order := v.look.theme.Providers.Order
	names := slices.DeleteFunc(slices.Clone(v.client.Settings.IdentityProviders), func(name string) bool { return name == "COGNITO" })
	rank := func(name string) int {
		if i := slices.Index(order, name); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortStableFunc(names, func(a, b string) int { return rank(a) - rank(b) })
	var all []provider
	for _, name := range names {
		p := provider{Name: name, Class: "idpButton-customizable", Icon: v.pictureOf("IDP_BUTTON_ICON", "provider-icon", name)}
		switch name {
		case "Facebook", "Google":
			p.Class = "socialButton-customizable"
		case "LoginWithAmazon":
			p.Name, p.Class = "Amazon", "socialButton-customizable"
		case "SignInWithApple":
			p.Name, p.Class = "Apple", "socialButton-customizable"
		}
		if own := v.look.theme.Providers.Classes[name]; own != "" {
			p.Class += " " + own
		}
		all = append(all, p)
	}
	return all
}
