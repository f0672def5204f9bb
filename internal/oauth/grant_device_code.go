package oauth

import (
	"context"
	"errors"
	"net/url"
	"time"

	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/userpool"
)

// deviceGrantType is the grant_type of devices.
const deviceGrantType = "urn:ietf:params:oauth:grant-type:device_code"

// early is by how much a device's clock may be faster than ours.
const early = time.Second

// deviceCode gives tokens to a device that somebody has let in, once. Until
// then it says what the device should do: wait, wait longer, or give up.
//
// https://www.rfc-editor.org/rfc/rfc8628#section-3.4
func (s *Server) deviceCode(ctx context.Context, at *site.Site, client *userpool.Client, form url.Values) (*tokens, error) {
	given := form.Get("device_code")
	if given == "" {
		return nil, refused(invalidRequest)
	}
	if !allows(client, "code") {
		return nil, refused(unauthorizedClient)
	}
	g, user, err := s.pollDevice(ctx, at, client, given)
	if err != nil {
		return nil, err
	}
	set, err := s.Tokens.Issue(ctx, token.Grant{
		Pool: at.Pool, Client: client, User: user, AuthTime: g.AuthTime, EventID: g.EventID, Scopes: g.Scopes,
		Source: token.SourceHosted, Audience: g.Resource,
		Also: func(tx *store.Tx, _ *store.Family) error { return tx.DeleteDeviceGrant(g.ID) },
	})
	if errors.Is(err, store.ErrNotFound) {
		return nil, refused(invalidGrant) // another request has used the code up meanwhile
	}
	if err != nil {
		return nil, because(invalidGrant, err)
	}
	return printed(set), nil
}

// pollDevice returns the grant of a device that has been let in, and the user
// who did that and must still be let in themselves.
func (s *Server) pollDevice(ctx context.Context, at *site.Site, client *userpool.Client, given string) (*store.DeviceGrant, *userpool.User, error) {
	var g *store.DeviceGrant
	var user *userpool.User
	var answer string // the error that the device gets
	err := s.Store.Update(ctx, func(tx *store.Tx) (err error) {
		answer = ""
		if g, err = tx.DeviceGrant(deviceID(given)); err != nil {
			return err
		}
		if g.PoolID != at.Pool.ID || g.ClientID != client.ID {
			return store.ErrNotFound
		}
		switch {
		case !s.Now().Before(g.Expires):
			answer = expiredToken
		case g.Answer == store.DeviceDenied:
			answer = accessDenied
		case g.Answer == store.DeviceAllowed:
			user, err = tx.User(g.PoolID, g.Sub)
			return err
		default:
			answer = authorizationPending
			if s.Now().Before(g.Asked.Add(g.Interval - early)) {
				answer = slowDown
				g.Interval += deviceInterval
			}
			g.Asked = s.Now()
			return tx.UpdateDeviceGrant(g)
		}
		return nil
	})
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil, refused(invalidGrant)
	}
	if err != nil {
		return nil, nil, err
	}
	if answer != "" {
		return nil, nil, refused(answer)
	}
	if !user.Enabled || user.Status == userpool.ResetRequired || signedOut(user, g.AuthTime) {
		return nil, nil, refused(invalidGrant)
	}
	return g, user, nil
}
