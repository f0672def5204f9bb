package oidc

import (
	"context"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"cognate/test/internal/loginpage"
)

// TestBackchannelLogout: an application learns from the server itself that its
// user has signed out elsewhere, and verifies that as it does ID tokens.
//
// https://openid.net/specs/openid-connect-backchannel-1_0.html
func TestBackchannelLogout(t *testing.T) {
	told := make(chan string, 10)
	app := serve(t, func(_ http.ResponseWriter, r *http.Request) { told <- r.PostFormValue("logout_token") })
	d := newDirectory(t, "-backchannel-logout", "*="+app+"/backchannel")
	ctx := t.Context()
	clientID, secret := d.client(nil)
	browser, err := loginpage.New()
	if err != nil {
		t.Fatal(err)
	}
	provider, err := oidc.NewProvider(ctx, d.issuer)
	if err != nil {
		t.Fatal(err)
	}
	var supports struct {
		Backchannel bool   `json:"backchannel_logout_supported"`
		WithSession bool   `json:"backchannel_logout_session_supported"`
		EndSession  string `json:"end_session_endpoint"`
	}
	if err := provider.Claims(&supports); err != nil || !supports.Backchannel || !supports.WithSession {
		t.Errorf("discovery says %+v, %v", supports, err)
	}
	config := &oauth2.Config{ClientID: clientID, ClientSecret: secret, Endpoint: provider.Endpoint(), RedirectURL: callback, Scopes: []string{oidc.ScopeOpenID}}
	back, err := browser.SignIn(config.AuthCodeURL("s"), "alice", password)
	if err != nil {
		t.Fatal(err)
	}
	tokens, err := config.Exchange(ctx, back.Query().Get("code"))
	if err != nil {
		t.Fatal(err)
	}
	type claims struct {
		Session string `json:"sid"`
		Events  map[string]struct{}
		Nonce   string
	}
	verify := func(raw string) (*oidc.IDToken, claims) {
		t.Helper()
		var c claims
		token, err := provider.Verifier(&oidc.Config{ClientID: clientID}).Verify(ctx, raw)
		if err == nil {
			err = token.Claims(&c)
		}
		if err != nil {
			t.Fatal(err)
		}
		return token, c
	}
	raw, _ := tokens.Extra("id_token").(string)
	id, of := verify(raw)
	if _, err := browser.Open(supports.EndSession + "?" + url.Values{"client_id": {clientID}, "logout_uri": {bye}}.Encode()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	select {
	case raw = <-told:
	case <-ctx.Done():
		t.Fatal("the application was not told")
	}
	logout, about := verify(raw)
	if _, ok := about.Events["http://schemas.openid.net/event/backchannel-logout"]; !ok || about.Session != of.Session || of.Session == "" || logout.Subject != id.Subject || about.Nonce != "" {
		t.Errorf("told %+v of %+v", about, of)
	}
}
