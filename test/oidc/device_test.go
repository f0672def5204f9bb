package oidc

import (
	"strings"
	"testing"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"cognate/test/internal/loginpage"
)

// TestDevice: a device without a browser shows a code, somebody types it on
// the pages and lets it in, and it gets their tokens.
func TestDevice(t *testing.T) {
	d := newDirectory(t, "-oauth-extensions", "device")
	ctx, issuer := t.Context(), d.issuer
	clientID, _ := d.client(object{"GenerateSecret": false})
	browser, err := loginpage.New()
	if err != nil {
		t.Fatal(err)
	}
	var shown []string
	show := func(text ...string) { shown = append(shown, text...) }

	// snippet: device
	provider, err := oidc.NewProvider(ctx, issuer)
	if err != nil {
		t.Fatal(err)
	}
	config := &oauth2.Config{ClientID: clientID, Endpoint: provider.Endpoint(), Scopes: []string{oidc.ScopeOpenID, "email"}}
	device, err := config.DeviceAuth(ctx)
	if err != nil {
		t.Fatal(err)
	}
	show(device.VerificationURI, device.UserCode) // or VerificationURIComplete as a QR code
	// end

	if len(shown[1]) != 9 || !strings.HasSuffix(shown[0], "/device") {
		t.Errorf("shows %q", shown)
	}
	done, err := browser.AllowDevice(shown[0], shown[1], "alice", password)
	if err != nil || !strings.Contains(done, "The device is let in.") {
		t.Fatalf("%v: %s", err, done)
	}
	device.Interval = 1 // what the server says is five seconds

	// snippet: device tokens
	tokens, err := config.DeviceAccessToken(ctx, device) // waits until somebody has answered
	if err != nil {
		t.Fatal(err)
	}
	// end

	raw, _ := tokens.Extra("id_token").(string)
	idToken, err := provider.Verifier(&oidc.Config{ClientID: clientID}).Verify(ctx, raw)
	if err != nil {
		t.Fatal(err)
	}
	info, err := provider.UserInfo(ctx, config.TokenSource(ctx, tokens))
	if err != nil || info.Email != "alice@example.com" || info.Subject != idToken.Subject {
		t.Errorf("%+v, %v", info, err)
	}
}
