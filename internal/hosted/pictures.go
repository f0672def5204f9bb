package hosted

import "net/url"

// image returns the image for a purpose and a colour mode, if there is one. An
// icon is that of an identity provider.
func (l look) image(category, mode, provider string) []byte {
	if l.style == nil {
		if category == "FORM_LOGO" && l.classic != nil {
			return l.classic.Logo
		}
		return nil
	}
	for _, a := range l.style.Assets {
		if a.Category == category && (a.ColorMode == mode || a.ColorMode == "DYNAMIC") && (provider == "" || a.ResourceID == provider) {
			return a.Bytes
		}
	}
	return nil
}

// shows reports whether the look shows images of a category.
func (l look) shows(category string) bool {
	if l.style == nil {
		return category == "FORM_LOGO"
	}
	return l.theme.Images[category]
}

// Image is the address of an image of the look, "" if it shows none.
func (v *visit) Image(category, mode string) string { return v.imageOf(category, mode, "") }

func (v *visit) imageOf(category, mode, provider string) string {
	if !v.look.shows(category) || v.look.image(category, mode, provider) == nil {
		return ""
	}
	query := url.Values{"client_id": {v.look.client}, "category": {category}, "mode": {mode}, "v": {v.look.version()}}
	if provider != "" {
		query.Set("provider", provider)
	}
	return v.at.Path + "/branding/image?" + query.Encode()
}

// picture is an image as a page shows it, and another one for dark pages if
// there is one.
type picture struct{ Light, Dark, Class, Alt string }

// Picture is an image of the look that is there for beauty, nil if the look
// shows none.
func (v *visit) Picture(category, class string) *picture { return v.pictureOf(category, class, "") }

func (v *visit) pictureOf(category, class, provider string) *picture {
	p := &picture{Light: v.imageOf(category, "LIGHT", provider), Class: class}
	dark := v.imageOf(category, "DARK", provider)
	switch v.look.theme.Scheme {
	case "DYNAMIC":
		p.Dark = dark
	case "DARK":
		if dark != "" {
			p.Light = dark
		}
	}
	if p.Light == "" {
		return nil
	}
	return p
}

// icon is what a browser shows beside the page's title.
type icon struct{ Kind, URL string }

// Icons are those of the look, or else the pages' own.
func (v *visit) Icons() []icon {
	var all []icon
	if address := v.Image("FAVICON_SVG", "LIGHT"); address != "" {
		all = append(all, icon{"image/svg+xml", address})
	}
	if address := v.Image("FAVICON_ICO", "LIGHT"); address != "" {
		all = append(all, icon{"", address})
	}
	if len(all) == 0 {
		all = append(all, icon{"image/svg+xml", v.Asset("icon.svg")})
	}
	return all
}

// Logo is a logo of the look, which tells whose page it is; nil if there is
// none.
func (v *visit) Logo(category, class string) *picture {
	p := v.Picture(category, class)
	if p != nil {
		p.Alt = v.T("logo")
	}
	return p
}

// FormLogo is the form's logo, for the place that a template has for it: top or
// bottom, inside the form's card or outside. It is nil for the other places.
func (v *visit) FormLogo(bottom, outside bool) *picture {
	if at := v.look.theme.FormLogo; at.Bottom != bottom || at.Outside != outside {
		return nil
	}
	return v.Logo("FORM_LOGO", "logo-customizable")
}

// Graphic is a picture of what the page is about, nil if the look shows none.
func (x *view) Graphic() *picture {
	category := ""
	switch x.page {
	case "password", "new_password", "forgot", "reset":
		category = "PASSWORD_GRAPHIC"
	case "passkey", "add_passkey":
		category = "PASSKEY_GRAPHIC"
	case "authenticator":
		category = "AUTH_APP_GRAPHIC"
	case "email":
		category = "EMAIL_GRAPHIC"
	case "code":
		switch c, _ := x.Data.(challengePage); c.Challenge {
		case "EMAIL_OTP":
			category = "EMAIL_GRAPHIC"
		case "SMS_OTP", "SMS_MFA":
			category = "SMS_GRAPHIC"
		case "SOFTWARE_TOKEN_MFA":
			category = "AUTH_APP_GRAPHIC"
		}
	case "confirm":
		switch c, _ := x.Data.(confirmPage); c.Sent.Medium {
		case "EMAIL":
			category = "EMAIL_GRAPHIC"
		case "SMS":
			category = "SMS_GRAPHIC"
		}
	}
	return x.Picture(category, "graphic")
}
