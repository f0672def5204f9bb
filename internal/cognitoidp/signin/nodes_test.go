package signin_test

import (
	"path/filepath"
	"sync"
	"testing"
	"time"

	"cognate"
	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

// newNodes makes two servers over one database, and a pool.
func newNodes(t *testing.T) (a, b *fixture) {
	t.Helper()
	file, master := filepath.Join(t.TempDir(), "cognate.db"), cognate.NewMasterKey()
	server := func(configure func(*cognate.Config)) *cognatetest.Server {
		return cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) {
			c.DB, c.MasterKey = file, master
			configure(c)
		}})
	}
	a = newFixtureOn(t, server(func(*cognate.Config) {}), wire.CreateUserPoolRequest{})
	b = &fixture{t: t, pool: a.pool, client: a.client, Server: server(func(c *cognate.Config) { c.PublicURL, c.Now = a.URL, a.Clock.Now })}
	return a, b
}

func TestASignInGoesOnAtAnotherNode(t *testing.T) {
	a, b := newNodes(t)
	a.invite("alice")
	in := newPassword(a.client, a.challenge(a.client, "alice").Session, "alice", goodPassword)
	b.Must("RespondToAuthChallenge", in, nil)
	a.Refused("RespondToAuthChallenge", in, notAuthorized, usedOnce)

	proof := a.converse(a.client, "alice").prove(goodPassword, a.Clock.Now())
	b.Must("RespondToAuthChallenge", proof, nil)
	a.Refused("RespondToAuthChallenge", proof, notAuthorized, usedOnce)
}

func TestAllNodesCountFailures(t *testing.T) {
	a, b := newNodes(t)
	a.user("alice")
	a.fail(a.client, "alice", 3)
	b.fail(b.client, "alice", 2)
	for _, node := range []*fixture{a, b} {
		node.Refused("InitiateAuth", password(a.client, "alice", goodPassword), notAuthorized, exceeded)
	}
}

func TestEveryNodeKnowsWhatWasRevoked(t *testing.T) {
	a, b := newNodes(t)
	a.user("alice")
	revoked, ended := a.signIn(a.client, "alice"), a.signIn(a.client, "alice")
	for _, tokens := range []*wire.AuthenticationResultType{revoked, ended} {
		b.Must("GetUser", wire.GetUserRequest{AccessToken: tokens.AccessToken}, nil)
	}
	a.Must("RevokeToken", revocation(a.client, revoked.RefreshToken), nil)
	b.wantSignedOut(b.client, revoked)
	a.Must("GlobalSignOut", wire.GlobalSignOutRequest{AccessToken: ended.AccessToken}, nil)
	b.wantSignedOut(b.client, ended)
}

func TestNodesRotateTogether(t *testing.T) {
	a, b := newNodes(t)
	a.user("alice")
	a.rotate(a.client, 60)
	a.Clock.Advance(2 * time.Second) // the other node reads the client again
	first := a.signIn(a.client, "alice").RefreshToken
	var running sync.WaitGroup
	for _, node := range []*fixture{a, b, a, b, a, b} {
		running.Go(func() {
			if err := node.Call("GetTokensFromRefreshToken", exchange(a.client, first), nil); err != nil {
				t.Error(err)
			}
		})
	}
	running.Wait()
	second := b.exchanged(b.client, first).RefreshToken
	b.exchanged(b.client, a.exchanged(a.client, second).RefreshToken)
	late := a.exchanged(a.client, first).RefreshToken
	a.Clock.Advance(time.Minute)
	newest := b.exchanged(b.client, late).RefreshToken
	b.Refused("GetTokensFromRefreshToken", exchange(b.client, first), reused, "Refresh token reuse detected")
	a.Refused("GetTokensFromRefreshToken", exchange(a.client, newest), notAuthorized, "Refresh Token has been revoked")
}
