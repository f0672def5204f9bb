package clients

import (
	"errors"
	"slices"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// check judges a client's settings in its pool, with the resource servers and
// the identity providers that the pool has.
func check(tx *store.Tx, p *userpool.Pool, c *userpool.Client) error {
	var failed error
	known := func(err error) bool {
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			failed = err
		}
		return err == nil
	}
	var named []*userpool.Provider
	provider := func(name string) bool {
		found, err := tx.Provider(p.ID, name)
		if err == nil {
			named = append(named, found)
		}
		return known(err)
	}
	scope := func(full string) bool {
		server, err := tx.ResourceServer(p.ID, userpool.ScopeServer(full))
		return known(err) && server.Has(full)
	}
	err := c.Check(p, len(c.Secrets) > 0, provider, scope)
	if failed != nil {
		return failed
	}
	if err != nil {
		return err
	}
	return checkInitiative(c, named)
}

// checkInitiative holds that where one provider's users may come unasked, all
// providers of the client are of its type.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-SAML-session-initiation.html
func checkInitiative(c *userpool.Client, providers []*userpool.Provider) error {
	if !slices.ContainsFunc(providers, (*userpool.Provider).InitiatesSignIn) {
		return nil
	}
	saml := 0
	for _, p := range providers {
		if p.Type == "SAML" {
			saml++
		}
	}
	if saml < len(c.Settings.IdentityProviders) {
		return fault.InvalidParameter.New("A client of a SAML provider with IdP-initiated sign-in can have other SAML providers only.")
	}
	return nil
}
