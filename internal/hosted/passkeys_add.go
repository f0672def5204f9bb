package hosted

import (
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"slices"

	"cognate/internal/fault"
	"cognate/internal/oauth"
	"cognate/internal/site"
)

// addPasskeyPage is what the page has of its own that makes a passkey.
type addPasskeyPage struct {
	Options string // what the browser needs, as JSON; empty when there can be none
	// Back is where one goes without: a registered address, whatever its
	// scheme, and so none that browsers run.
	Back template.URL
}

// addPasskey shows a signed-in user the page that makes a passkey, and keeps
// the one that was made. Both lead back to the application.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
func (p *Pages) addPasskey(take bool) site.Endpoint {
	return func(w http.ResponseWriter, r *http.Request, at *site.Site) {
		v, err := p.returning(w, r, at)
		if err == nil && take {
			err = v.readForm()
		}
		if err == nil {
			err = v.addPasskey(take)
		}
		p.end(w, r, at, err)
	}
}

func (v *visit) addPasskey(take bool) error {
	ctx := v.r.Context()
	session, ok, err := v.pages.Sessions.Find(ctx, v.r, v.at)
	if err != nil {
		return err
	}
	if !ok {
		query := url.Values{"client_id": {v.client.ID}, "redirect_uri": {v.request.RedirectURI}, "response_type": {"code"}}
		http.Redirect(v.w, v.r, v.at.Path+"/login?"+query.Encode(), http.StatusFound)
		return nil
	}
	problem := ""
	if take {
		err := v.pages.Accounts.KeepPasskey(ctx, v.client, session.Sub, []byte(v.form.Get("credential")))
		if err == nil {
			http.Redirect(v.w, v.r, v.request.RedirectURI, http.StatusFound)
			return nil
		}
		if problem, ok = v.explain(err); !ok {
			return err
		}
	}
	options, err := v.pages.Accounts.NewPasskey(ctx, v.client, session.Sub)
	if err != nil {
		if problem, ok = v.explain(err); !ok {
			return err
		}
	}
	status := http.StatusOK
	if problem != "" {
		status = http.StatusBadRequest
	}
	return v.show(status, "add_passkey", view{Error: problem, Data: addPasskeyPage{string(options), template.URL(v.request.RedirectURI)}})
}

var errReturn = errors.New("hosted: no address to return to that the client has registered")

// returning judges a request that names a client and where to return to, and
// nothing else: no application waits for a code.
func (p *Pages) returning(w http.ResponseWriter, r *http.Request, at *site.Site) (*visit, error) {
	query := r.URL.Query()
	client, err := p.Directory.ClientIn(r.Context(), at.Pool.ID, query.Get("client_id"))
	if errors.Is(err, fault.ResourceNotFound) {
		return nil, errReturn
	}
	if err != nil {
		return nil, err
	}
	back := query.Get("redirect_uri")
	if !slices.Contains(client.Settings.CallbackURLs, back) {
		return nil, errReturn
	}
	v := &visit{
		pages: p, w: w, r: r, at: at, client: client, language: p.language(w, r, at),
		request: &oauth.Request{
			Site: at, Client: client, RedirectURI: back, Query: url.Values{"client_id": {client.ID}, "redirect_uri": {back}},
		},
	}
	if v.look, err = p.lookOf(r.Context(), at, client); err != nil {
		return nil, err
	}
	v.token, err = p.token(w, r, at)
	return v, err
}
