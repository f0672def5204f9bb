package hosted

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"unicode"

	"cognate/internal/oauth"
	"cognate/internal/site"
	"cognate/internal/userpool"
)

// visit is one request for a page: by a browser that an application sent, with
// an authorization request that was judged again, or on behalf of a device.
type visit struct {
	pages    *Pages
	w        http.ResponseWriter
	r        *http.Request
	at       *site.Site
	request  *oauth.Request
	client   *userpool.Client
	language *language
	token    string
	form     url.Values // of a POST
	look     look
	device   *oauth.Device // that the visitor signs in for; nil for an application in the browser
}

// visit judges the request that a page was asked for with. The errors are
// those of oauth.ReadRequest and of oauth.DeviceOf.
func (p *Pages) visit(w http.ResponseWriter, r *http.Request, at *site.Site) (*visit, error) {
	query := r.URL.Query()
	language := p.language(w, r, at)
	query.Del("lang")
	device, err := p.OAuth.DeviceOf(r.Context(), at, query)
	if err != nil {
		return nil, err
	}
	v := &visit{pages: p, w: w, r: r, at: at, device: device, language: language}
	if device != nil {
		v.request = device.Request
	} else if v.request, err = oauth.ReadRequest(r.Context(), p.Directory, at, query); err != nil {
		return nil, err
	}
	v.client = v.request.Client
	if v.look, err = p.lookOf(r.Context(), at, v.client); err != nil {
		return nil, err
	}
	v.token, err = p.token(w, r, at)
	return v, err
}

// view is what a template sees. Its methods are the words of the templates.
type view struct {
	*visit
	page     string
	Error    string // what went wrong, in the visitor's language
	Notice   string // what went well
	Username string
	Data     any // the page's own
}

// show writes a page.
func (v *visit) show(status int, page string, x view) error {
	x.visit, x.page = v, page
	var body bytes.Buffer
	if err := v.pages.templates.ExecuteTemplate(&body, page+".html", &x); err != nil {
		return err
	}
	writePage(v.w, status, body.Bytes())
	return nil
}

// writePage sends a page with all that keeps browsers from doing more with it
// than show it. No form-action: browsers apply it to the redirect back to the
// application too.
//
// https://www.w3.org/TR/CSP3/
func writePage(w http.ResponseWriter, status int, body []byte) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "+
		"connect-src 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate")
	h.Set("Pragma", "no-cache")
	h.Set("Expires", "0")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin")
	w.WriteHeader(status)
	w.Write(body) // an error means that the browser went away
}

// field returns what was typed into a field, without space around it.
func (v *visit) field(name string) string { return strings.TrimSpace(v.form.Get(name)) }

// code returns a code as it was typed or pasted, without what people and mail
// programs put between its digits.
func (v *visit) code() string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' {
			return -1
		}
		return r
	}, v.form.Get("code"))
}

// URL is the address of another page for the same authorization request.
func (v *visit) URL(path string) string { return v.at.Path + path + "?" + v.request.Query.Encode() }

// goTo sends the browser to another page for the same request.
func (v *visit) goTo(path string) error {
	http.Redirect(v.w, v.r, v.URL(path), http.StatusFound)
	return nil
}

// Asset is the address of a file.
func (v *visit) Asset(name string) string {
	return v.at.Path + "/assets/" + name + "?v=" + v.pages.files[name].version
}

// T is a text in the visitor's language.
func (v *visit) T(key string, args ...any) string { return v.language.text(key, args...) }

// Lang and Dir are the language of the page and the direction that it reads in.
func (v *visit) Lang() string { return v.language.Tag }

// Dir is "ltr" or "rtl".
func (v *visit) Dir() string { return v.language.Direction }

// Token is what the page's forms carry to prove that they were shown.
func (v *visit) Token() string { return v.token }

// arrive lets a browser in whose user has proved who they are, and sends it
// back to the application, or to the page that asks about the device.
func (v *visit) arrive(step *Step) error {
	session, err := v.pages.Sessions.Open(v.w, v.r, v.at, v.client, step.Sub, step.EventID)
	if err != nil {
		return err
	}
	if v.device != nil {
		return v.goTo("/device")
	}
	return v.pages.OAuth.Grant(v.w, v.r, v.request, session)
}

// refuse shows a page that leads nowhere, to a browser whose request can't be
// trusted.
func (p *Pages) refuse(w http.ResponseWriter, r *http.Request, at *site.Site, status int, key string) {
	l := p.language(w, r, at)
	v := &visit{pages: p, w: w, r: r, at: at, language: l, request: &oauth.Request{}}
	if err := v.show(status, "error", view{Error: l.text(key)}); err != nil {
		p.Log.ErrorContext(r.Context(), "page", "path", r.URL.Path, "error", err)
	}
}

var errNoPage = errors.New("hosted: no page for this challenge")

// Title is the page's heading, and what the browser calls it.
func (x *view) Title() string { return x.T("title_" + x.page) }

// Factor is what a factor is called.
func (v *visit) Factor(name string) string {
	switch name {
	case "EMAIL_OTP":
		return v.T("factor_email")
	case "SMS_OTP", "SMS_MFA":
		return v.T("factor_sms")
	case "SOFTWARE_TOKEN_MFA":
		return v.T("factor_app")
	case "WEB_AUTHN":
		return v.T("factor_passkey")
	}
	return v.T("factor_password")
}

// clock is how much time is left to answer a challenge.
type clock struct {
	Seconds int
	Text    string // minutes and seconds
}

// Clock is shown by looks that have one, on pages that wait.
func (x *view) Clock() *clock {
	c, ok := x.Data.(challengePage)
	if !ok || !x.look.theme.Timer || c.Until.IsZero() {
		return nil
	}
	left := int(max(0, c.Until.Sub(x.pages.Now())).Seconds())
	return &clock{left, fmt.Sprintf("%d:%02d", left/60, left%60)}
}
