package hosted

import (
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"cognate/internal/site"
)

// The cookie and the form field that must agree: a page of another site can
// make a browser send the one, but knows not what to write into the other.
//
// https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
const (
	csrfCookie = "XSRF-TOKEN"
	csrfField  = "_csrf"
)

// maxForm bounds a form; the longest carries a passkey.
const maxForm = 64 << 10

var errForgery = errors.New("hosted: a form that no page of this site has shown to this browser")

// token returns the value of the browser's cookie, or a new one that it is
// given. Values are signed for the pool: one that somebody made up, or has
// from elsewhere, is none.
func (p *Pages) token(w http.ResponseWriter, r *http.Request, at *site.Site) (string, error) {
	if c, err := r.Cookie(csrfCookie); err == nil && p.signed(at, c.Value) {
		return c.Value, nil
	}
	var random [18]byte
	if _, err := io.ReadFull(p.Rand, random[:]); err != nil {
		return "", err
	}
	value := base64.RawURLEncoding.EncodeToString(random[:])
	value += p.signature(at, value)
	http.SetCookie(w, p.cookie(at, csrfCookie, value))
	return value, nil
}

// cookie is one for this site alone that scripts can't read. It lasts as long
// as the browser is open.
func (p *Pages) cookie(at *site.Site, name, value string) *http.Cookie {
	return &http.Cookie{
		Name: name, Value: value, Path: at.Path + "/", HttpOnly: true, SameSite: http.SameSiteLaxMode,
		Secure: strings.HasPrefix(at.Base, "https://"),
	}
}

func (p *Pages) signature(at *site.Site, random string) string {
	return base64.RawURLEncoding.EncodeToString(p.Sealer.Derive("hosted-csrf", []byte(at.Pool.ID), []byte(random))[:18])
}

func (p *Pages) signed(at *site.Site, value string) bool {
	if len(value) != 48 {
		return false
	}
	return subtle.ConstantTimeCompare([]byte(p.signature(at, value[:24])), []byte(value[24:])) == 1
}

// readForm reads the form of a request, after making sure that this site asked
// this browser for it.
func (v *visit) readForm() error {
	if v.pages.guard.Check(v.r) != nil {
		return errForgery
	}
	kind, _, err := mime.ParseMediaType(v.r.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return errForgery
	}
	body, err := io.ReadAll(http.MaxBytesReader(v.w, v.r.Body, maxForm))
	if err != nil {
		return errForgery
	}
	if v.form, err = url.ParseQuery(string(body)); err != nil {
		return errForgery
	}
	c, err := v.r.Cookie(csrfCookie)
	if err != nil || !v.pages.signed(v.at, c.Value) ||
		subtle.ConstantTimeCompare([]byte(c.Value), []byte(v.form.Get(csrfField))) != 1 {
		return errForgery
	}
	return nil
}
