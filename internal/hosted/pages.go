package hosted

import (
	"embed"
	"errors"
	"html/template"
	"io"
	"log/slog"
	"net/http"
	"time"

	"cognate/internal/directory"
	"cognate/internal/directory/bounded"
	"cognate/internal/oauth"
	"cognate/internal/seal"
	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/websession"
)

// Options are what pages are made of. All are required.
type Options struct {
	Store     *store.DB
	Directory *directory.Directory
	Accounts  Accounts
	OAuth     *oauth.Server
	Sessions  *websession.Sessions
	Sealer    *seal.Sealer
	Now       func() time.Time
	Rand      io.Reader
	Log       *slog.Logger
}

// Pages serves the login pages of all pools.
type Pages struct {
	Options
	templates *template.Template
	languages languages
	files     map[string]file
	guard     *http.CrossOriginProtection
	looks     *bounded.Cache[lookKey, look]
	images    *bounded.Cache[imageKey, []byte]
}

// looksKept bounds the looks in memory: some kilobytes each.
const looksKept = 512

//go:embed templates static languages
var content embed.FS

// New reads the templates, the languages and the files.
func New(o Options) (*Pages, error) {
	templates, err := template.ParseFS(content, "templates/*.html")
	if err != nil {
		return nil, err
	}
	p := &Pages{
		Options: o, templates: templates, guard: http.NewCrossOriginProtection(),
		looks: bounded.New[lookKey, look](looksKept), images: bounded.New[imageKey, []byte](imagesKept),
	}
	if p.languages, err = readLanguages(); err != nil {
		return nil, err
	}
	p.files, err = readFiles()
	return p, err
}

// Endpoints returns the pages by method and path.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html
func (p *Pages) Endpoints() map[string]site.Endpoint {
	endpoints := map[string]site.Endpoint{
		"GET /login":                  p.ask(p.showLogin),
		"POST /login":                 p.take(p.login),
		"GET /signup":                 p.ask(p.showSignUp),
		"POST /signup":                p.take(p.signUp),
		"GET /confirm":                p.ask(p.showConfirm),
		"POST /confirm":               p.take(p.confirm),
		"GET /confirmUser":            p.confirmUser,
		"GET /resendcode":             p.ask(p.showResend),
		"POST /resendcode":            p.take(p.resend),
		"GET /forgotPassword":         p.ask(p.showForgot),
		"POST /forgotPassword":        p.take(p.forgot),
		"GET /confirmforgotPassword":  p.ask(p.showReset),
		"POST /confirmforgotPassword": p.take(p.reset),
		"GET /passkeys/add":           p.addPasskey(false),
		"POST /passkeys/add":          p.addPasskey(true),
		"GET /error":                  p.showError,
		"GET /branding/style.css":     p.themeFile,
		"GET /branding/image":         p.imageFile,
	}
	if p.OAuth.Extensions.DeviceGrant {
		endpoints["GET /device"] = p.device(false)
		endpoints["POST /device"] = p.device(true)
	}
	for name := range p.files {
		endpoints["GET /assets/"+name] = p.file(name)
	}
	return endpoints
}

// ask makes an endpoint of what shows a page.
func (p *Pages) ask(show func(*visit) error) site.Endpoint {
	return func(w http.ResponseWriter, r *http.Request, at *site.Site) {
		v, err := p.visit(w, r, at)
		if err == nil {
			err = show(v)
		}
		p.end(w, r, at, err)
	}
}

// take makes an endpoint of what takes a form. A form that did not come from a
// page of this site, shown to this browser, is refused before it is looked at.
func (p *Pages) take(answer func(*visit) error) site.Endpoint {
	return func(w http.ResponseWriter, r *http.Request, at *site.Site) {
		v, err := p.visit(w, r, at)
		if err == nil {
			err = v.readForm()
		}
		if err == nil {
			err = answer(v)
		}
		p.end(w, r, at, err)
	}
}

// end answers with what went wrong, if anything did.
func (p *Pages) end(w http.ResponseWriter, r *http.Request, at *site.Site, err error) {
	switch {
	case err == nil:
	case errors.Is(err, errForgery):
		p.refuse(w, r, at, http.StatusForbidden, "error_form")
	case errors.Is(err, errReturn):
		p.refuse(w, r, at, http.StatusBadRequest, "error_page")
	case errors.Is(err, errUnavailable):
		p.refuse(w, r, at, http.StatusForbidden, "error_unavailable")
	case errors.Is(err, oauth.ErrNoDevice):
		p.refuse(w, r, at, http.StatusBadRequest, "error_device")
	default:
		p.OAuth.Refuse(w, r, at, err)
	}
}
