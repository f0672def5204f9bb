package clients

import (
	"bytes"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/test/internal/proc"
	"cognate/test/internal/wirecall"
)

// redirectRun is what redirect.mjs prints.
type redirectRun struct {
	Before, After, AsksAgain, Again, Address, RefreshToken string
	Login                                                  struct{ Title, Origin string }
	User                                                   struct{ Username, UserID, Email string }
	Tokens                                                 struct{ Fresh, Refreshed redirectClaims }
	Attributes                                             map[string]string
	Events                                                 []string
}

type redirectClaims struct{ Scope, Client_ID, Username, Aud, Iss string }

// TestAmplifySignInWithRedirect signs in with Amplify on the login pages of a
// pool's domain. Amplify goes there by https alone, so the server is one of
// "cognate dev -tls".
func TestAmplifySignInWithRedirect(t *testing.T) {
	dir := t.TempDir()
	server, err := proc.Start(dir, bin, "dev", "-memory", "-tls")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Kill)
	authority := readAuthority(t, filepath.Join(dir, ".cognate", "authority.pem"))
	d := &directory{Client: wirecall.New(server.URL, 4), t: t}
	d.HTTP.Transport.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: authority}
	d.offersAuthority(filepath.Join(dir, ".cognate", "authority.pem"))

	var bundle []byte
	app := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/app.js" {
			w.Header().Set("Content-Type", "text/javascript")
			w.Write(bundle)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(`<!doctype html><title>The application</title><script type="module" src="/app.js"></script>`))
	}))
	defer app.Close()
	appURL := strings.Replace(app.URL, "127.0.0.1", "localhost", 1)

	var pool struct{ UserPool struct{ Id string } }
	d.must("CreateUserPool", map[string]any{"PoolName": "shop"}, &pool)
	d.must("CreateUserPoolDomain", map[string]any{"UserPoolId": pool.UserPool.Id, "Domain": "shop"}, nil)
	var client struct{ UserPoolClient struct{ ClientId string } }
	d.must("CreateUserPoolClient", map[string]any{
		"UserPoolId": pool.UserPool.Id, "ClientName": "web", "AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": []string{"code"},
		"AllowedOAuthScopes": []string{"openid", "email", "aws.cognito.signin.user.admin"}, "SupportedIdentityProviders": []string{"COGNITO"},
		"CallbackURLs": []string{appURL + "/"}, "LogoutURLs": []string{appURL + "/bye"},
	}, &client)
	var user struct {
		User struct {
			Attributes []struct{ Name, Value string }
		}
	}
	d.must("AdminCreateUser", map[string]any{
		"UserPoolId": pool.UserPool.Id, "Username": "alice", "MessageAction": "SUPPRESS",
		"UserAttributes": []map[string]string{{"Name": "email", "Value": "alice@example.com"}},
	}, &user)
	d.must("AdminSetUserPassword", map[string]any{"UserPoolId": pool.UserPool.Id, "Username": "alice", "Password": password, "Permanent": true}, nil)

	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	domain := "shop.auth.localhost:" + u.Port()
	bundle = bundled(t, "redirect_app.mjs", map[string]string{
		"ENDPOINT": server.URL, "DOMAIN": domain, "POOL_ID": pool.UserPool.Id, "CLIENT_ID": client.UserPoolClient.ClientId, "APP": appURL,
	})
	keys := keyOf(t, authority, u.Host, "localhost") + "," + keyOf(t, authority, u.Host, "shop.auth.localhost")
	var got redirectRun
	run(t, &got, "redirect.mjs", "APP="+appURL, "USERNAME=alice", "PASSWORD="+password, "TRUSTED_KEYS="+keys)

	// Signing out ended what could be refreshed.
	var exception *wirecall.Error
	err = d.Call("InitiateAuth", map[string]any{
		"ClientId": client.UserPoolClient.ClientId, "AuthFlow": "REFRESH_TOKEN_AUTH", "AuthParameters": map[string]string{"REFRESH_TOKEN": got.RefreshToken},
	}, nil)
	if got.RefreshToken == "" || !errors.As(err, &exception) || exception.Code != "NotAuthorizedException" {
		t.Errorf("refresh with %q after the sign-out: %v", got.RefreshToken, err)
	}

	var sub string
	for _, a := range user.User.Attributes {
		if a.Name == "sub" {
			sub = a.Value
		}
	}
	claims := redirectClaims{
		Client_ID: client.UserPoolClient.ClientId, Aud: client.UserPoolClient.ClientId, Username: "alice", Iss: server.URL + "/" + pool.UserPool.Id,
		Scope: "openid email aws.cognito.signin.user.admin",
	}
	want := redirectRun{
		Before: "nobody", After: "nobody", AsksAgain: "Sign in", Again: "UserAlreadyAuthenticatedException", Address: appURL + "/",
		RefreshToken: got.RefreshToken,
		Attributes:   map[string]string{"sub": sub, "email": "alice@example.com"},
		Events:       []string{"customOAuthState basket 7", "signInWithRedirect", "signedIn", "tokenRefresh"},
	}
	want.Login.Title, want.Login.Origin = "Sign in", domain
	want.User.Username, want.User.UserID, want.User.Email = "alice", sub, "alice@example.com"
	want.Tokens.Fresh, want.Tokens.Refreshed = claims, claims
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what Amplify went through (-want +got):\n%s", diff)
	}
}

// offersAuthority holds that browsers can download the authority's certificate.
func (d *directory) offersAuthority(file string) {
	d.t.Helper()
	res, err := d.HTTP.Get(d.URL + "/authority.pem")
	if err != nil {
		d.t.Fatal(err)
	}
	defer res.Body.Close()
	offered, err := io.ReadAll(res.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	made, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(offered, made) || res.Header.Get("Content-Type") != "application/x-x509-ca-cert" {
		d.t.Errorf("offers %q as %s: %v", offered, res.Header.Get("Content-Type"), err)
	}
}

// readAuthority returns those who trust what is in a certificate file.
func readAuthority(t *testing.T, file string) *x509.CertPool {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(text) {
		t.Fatalf("%s has no certificate", file)
	}
	return roots
}

// keyOf returns the hash of the key of a server's certificate for a name,
// which must be one that the authority vouches for.
func keyOf(t *testing.T, authority *x509.CertPool, address, name string) string {
	t.Helper()
	c, err := tls.Dial("tcp", address, &tls.Config{RootCAs: authority, ServerName: name})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	sum := sha256.Sum256(c.ConnectionState().PeerCertificates[0].RawSubjectPublicKeyInfo)
	return base64.StdEncoding.EncodeToString(sum[:])
}

// bundled makes one file of a script and all that it imports, as an
// application is built.
func bundled(t *testing.T, script string, settings map[string]string) []byte {
	t.Helper()
	text, err := json.Marshal(settings)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "node_modules/.bin/esbuild", script, "--bundle", "--format=esm", "--define:SETTINGS="+string(text))
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("esbuild %s: %v (is \"npm ci\" done?)\n%s", script, err, stderr.String())
	}
	return stdout.Bytes()
}
