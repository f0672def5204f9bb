package clients

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOAuthLibraries goes through the endpoints of OAuth and OpenID Connect
// with two libraries that hold servers to the standards: a web application, a
// single-page application and a machine.
func TestOAuthLibraries(t *testing.T) {
	s := startSecured(t)
	d := directoryAt(t, s.Plain, map[string]any{})
	d.must("AdminUpdateUserAttributes", map[string]any{"UserPoolId": d.poolID, "Username": "alice", "UserAttributes": []map[string]string{
		{"Name": "email", "Value": "alice@example.com"}, {"Name": "email_verified", "Value": "true"},
	}}, nil)
	d.must("CreateUserPoolDomain", map[string]any{"UserPoolId": d.poolID, "Domain": "clients"}, nil)
	d.must("CreateResourceServer", map[string]any{
		"UserPoolId": d.poolID, "Identifier": "https://api", "Name": "api", "Scopes": []map[string]string{
			{"ScopeName": "read", "ScopeDescription": "Read"}, {"ScopeName": "write", "ScopeDescription": "Write"},
		},
	}, nil)
	client := func(more map[string]any) (id, secret string) {
		t.Helper()
		in := map[string]any{
			"UserPoolId": d.poolID, "ClientName": "oauth", "AllowedOAuthFlowsUserPoolClient": true,
			"AllowedOAuthFlows": []string{"code"}, "AllowedOAuthScopes": []string{"openid", "email", "profile", "phone", "aws.cognito.signin.user.admin"},
			"SupportedIdentityProviders": []string{"COGNITO"},
			"CallbackURLs":               []string{"https://app.example.com/callback"}, "LogoutURLs": []string{"https://app.example.com/bye"},
		}
		for k, v := range more {
			in[k] = v
		}
		var made struct {
			UserPoolClient struct{ ClientId, ClientSecret string }
		}
		d.must("CreateUserPoolClient", in, &made)
		return made.UserPoolClient.ClientId, made.UserPoolClient.ClientSecret
	}
	public, _ := client(nil)
	web, webSecret := client(map[string]any{"GenerateSecret": true})
	machine, machineSecret := client(map[string]any{
		"GenerateSecret": true, "AllowedOAuthFlows": []string{"client_credentials"}, "AllowedOAuthScopes": []string{"https://api/read", "https://api/write"},
	})

	var got map[string]any
	run(t, &got, "oauth.mjs", "NODE_EXTRA_CA_CERTS="+s.CA, "ISSUER="+s.URL+"/"+d.poolID, "PASSWORD="+password, "PUBLIC_ID="+public,
		"WEB_ID="+web, "WEB_SECRET="+webSecret, "MACHINE_ID="+machine, "MACHINE_SECRET="+machineSecret)
	type object = map[string]any
	want := object{
		"web":     object{"scope": "openid email profile aws.cognito.signin.user.admin", "email": "alice@example.com", "use": "id", "expires": 3600.0},
		"info":    object{"email": "alice@example.com", "username": "alice"},
		"renewed": object{"sub": true, "time": true, "token": "none"},
		"silent":  true, "wrongVerifier": "invalid_grant", "usedCode": "invalid_grant", "unknownScope": "invalid_scope",
		"revoked": "invalid_grant", "bye": "https://app.example.com/bye", "gone": "login_required",
		"spa": object{"email": "alice@example.com", "same": true, "expires": 3600.0}, "refreshed": "openid phone email", "stale": []any{401.0, true},
		"machine":     object{"scope": "https://api/read", "token_use": "access", "mine": true},
		"everyScope":  "https://api/read https://api/write",
		"wrongSecret": "invalid_client", "foreignScope": "invalid_scope", "again": "https://api/write",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
