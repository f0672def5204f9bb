package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"cognate/test/internal/floorpool"
	"cognate/test/internal/loginpage"
)

// machineScope is of the resource server that the machine's tokens are for.
const machineScope = "https://api/read"

// preparedForOAuth makes what the OAuth endpoints are measured with: a machine's
// client with a secret, and an application whose users' tokens may ask for
// what userInfo tells.
func (t *target) preparedForOAuth() error {
	if err := t.client.Call("CreateResourceServer", map[string]any{
		"UserPoolId": t.poolID, "Identifier": "https://api", "Name": "api",
		"Scopes": []map[string]string{{"ScopeName": "read", "ScopeDescription": "Read"}},
	}, nil); err != nil {
		return err
	}
	client := func(more object) (id, secret string, err error) {
		in := object{"UserPoolId": t.poolID, "ClientName": "oauth", "AllowedOAuthFlowsUserPoolClient": true}
		for k, v := range more {
			in[k] = v
		}
		var made struct {
			UserPoolClient struct{ ClientId, ClientSecret string }
		}
		err = t.client.Call("CreateUserPoolClient", in, &made)
		return made.UserPoolClient.ClientId, made.UserPoolClient.ClientSecret, err
	}
	var err error
	if t.machineID, t.machineSecret, err = client(object{
		"GenerateSecret": true, "AllowedOAuthFlows": []string{"client_credentials"}, "AllowedOAuthScopes": []string{machineScope},
	}); err != nil {
		return err
	}
	web, _, err := client(object{
		"AllowedOAuthFlows": []string{"implicit"}, "AllowedOAuthScopes": []string{"openid"}, "SupportedIdentityProviders": []string{"COGNITO"},
		"CallbackURLs": []string{"https://app.example.com/callback"},
	})
	if err != nil {
		return err
	}
	for i := range t.users[:oauthUsers] {
		b, err := loginpage.New()
		if err != nil {
			return err
		}
		to, err := b.SignIn(t.server.URL+"/"+t.poolID+"/oauth2/authorize?"+url.Values{
			"response_type": {"token"}, "client_id": {web}, "redirect_uri": {"https://app.example.com/callback"}, "scope": {"openid"},
		}.Encode(), t.users[i].name, t.users[i].password)
		if err != nil {
			return err
		}
		given, err := url.ParseQuery(to.EscapedFragment())
		if t.users[i].openID = given.Get("access_token"); err != nil || t.users[i].openID == "" {
			return fmt.Errorf("no token for %s: %s, %v", t.users[i].name, to, err)
		}
	}
	return nil
}

// oauthUsers are those who have tokens of OpenID Connect.
const oauthUsers = 16

func clientCredentials(t *target, _ int) (func() error, error) {
	form := []byte(url.Values{"grant_type": {"client_credentials"}, "scope": {machineScope}}.Encode())
	return func() error {
		r, err := http.NewRequest("POST", t.server.URL+"/"+t.poolID+"/oauth2/token", bytes.NewReader(form))
		if err != nil {
			return err
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.SetBasicAuth(t.machineID, t.machineSecret)
		return t.fetch(r, "access_token")
	}, nil
}

func userInfo(t *target, i int) (func() error, error) {
	return func() error {
		r, err := http.NewRequest("GET", t.server.URL+"/"+t.poolID+"/oauth2/userInfo", nil)
		if err != nil {
			return err
		}
		r.Header.Set("Authorization", "Bearer "+t.users[i].openID)
		return t.fetch(r, floorpool.Email[strings.Index(floorpool.Email, "@"):])
	}, nil
}

// fetch sends a request whose answer holds a text.
func (t *target) fetch(r *http.Request, holds string) error {
	res, err := t.client.HTTP.Do(r)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	if res.StatusCode != http.StatusOK || !bytes.Contains(answer, []byte(holds)) {
		return fmt.Errorf("%s: %s: %s: %s", t.name, r.URL.Path, res.Status, answer)
	}
	return nil
}
