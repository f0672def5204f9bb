// Package loginpage signs in through a pool's login page as a browser without
// scripts does: it opens the page, fills in its form and follows redirects
// until one leads away from the server. It knows the fields that the service
// names, and nothing else of the page.
package loginpage

import (
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
)

// Browser keeps cookies from one sign-in to the next.
type Browser struct{ HTTP *http.Client }

// New returns a browser that nobody is signed in with.
func New() (*Browser, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	return &Browser{&http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}, nil
}

// Open opens an address and returns where the redirects lead that begin there:
// to another server, or to a page of this one.
func (b *Browser) Open(address string) (*url.URL, error) {
	res, err := b.HTTP.Get(address)
	if err != nil {
		return nil, err
	}
	to, _, err := b.follow(res)
	return to, err
}

// SignIn opens an address and, if it leads to the login page, signs in there.
// It returns where the browser is sent in the end.
func (b *Browser) SignIn(address, username, password string) (*url.URL, error) {
	res, err := b.HTTP.Get(address)
	if err != nil {
		return nil, err
	}
	to, page, err := b.follow(res)
	if err != nil || page == "" {
		return to, err
	}
	token := field.FindStringSubmatch(page)
	if token == nil {
		return nil, fmt.Errorf("%s shows no form: %.500s", to, page)
	}
	res, err = b.HTTP.PostForm(to.String(), url.Values{"_csrf": {token[1]}, "username": {username}, "password": {password}})
	if err != nil {
		return nil, err
	}
	to, page, err = b.follow(res)
	if err == nil && page != "" {
		return nil, fmt.Errorf("the sign-in of %s ends at %s: %.500s", username, to, page)
	}
	return to, err
}

var field = regexp.MustCompile(`name="_csrf" value="([^"]+)"`)

// follow goes where answers of one server lead. It returns the address of
// another server, or that of a page and the page.
func (b *Browser) follow(res *http.Response) (to *url.URL, page string, err error) {
	for range 10 {
		text, err := io.ReadAll(res.Body)
		res.Body.Close()
		if err != nil {
			return nil, "", err
		}
		at := res.Request.URL
		if to, err = res.Location(); err != nil {
			return at, string(text), nil
		}
		if to.Scheme != at.Scheme || to.Host != at.Host || strings.HasSuffix(to.Path, "/callback") {
			return to, "", nil
		}
		if res, err = b.HTTP.Get(to.String()); err != nil {
			return nil, "", err
		}
	}
	return nil, "", fmt.Errorf("too many redirects, to %s", to)
}

// AllowDevice types the code that a device shows into the page at an address,
// signs in if that is asked, and lets the device in. It returns the last page.
//
// https://www.rfc-editor.org/rfc/rfc8628#section-3.3
func (b *Browser) AllowDevice(address, code, username, password string) (string, error) {
	res, err := b.HTTP.Get(address)
	for _, answers := range []url.Values{{"user_code": {code}}, {"username": {username}, "password": {password}}, {"answer": {"allow"}}} {
		if err != nil {
			return "", err
		}
		to, page, err := b.follow(res)
		if err != nil {
			return "", err
		}
		token := field.FindStringSubmatch(page)
		if token == nil {
			return "", fmt.Errorf("%s shows no form: %.500s", to, page)
		}
		answers.Set("_csrf", token[1])
		if res, err = b.HTTP.PostForm(to.String(), answers); err != nil {
			return "", err
		}
	}
	_, page, err := b.follow(res)
	return page, err
}
