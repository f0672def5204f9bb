package token

import (
	"testing"

	"cognate/internal/userpool"
)

func TestIssuerForms(t *testing.T) {
	pool := &userpool.Pool{ID: "eu-west-1_Abc123"}
	updated := &userpool.Pool{ID: "eu-west-1_Abc123", Settings: userpool.Settings{Issuer: "UPDATED"}}
	china := &userpool.Pool{ID: "cn-north-1_Abc123"}
	own, aws := Issuer{PublicURL: "https://id.example.com"}, Issuer{PublicURL: "https://id.example.com", AWS: true}
	for _, c := range []struct {
		issuer Issuer
		pool   *userpool.Pool
		want   string
	}{
		{own, pool, "https://id.example.com/eu-west-1_Abc123"},
		{aws, pool, "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Abc123"},
		{own, updated, "https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Abc123"},
		{aws, updated, "https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Abc123"},
		{aws, china, "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Abc123"},
	} {
		if got := c.issuer.URL(c.pool); got != c.want {
			t.Errorf("URL = %s; want %s", got, c.want)
		}
		for _, reader := range []Issuer{own, aws} {
			if id, ok := reader.PoolID(c.want); !ok || id != c.pool.ID {
				t.Errorf("PoolID(%s) = %q, %v", c.want, id, ok)
			}
		}
	}
}

func TestForeignIssuers(t *testing.T) {
	issuer := Issuer{PublicURL: "https://id.example.com"}
	for _, iss := range []string{
		"", "/", "eu-west-1_A", "https://id.example.com/", "https://id.example.com/x", "https://evil.example.com/eu-west-1_A",
		"https://cognito-idp.us-east-1.amazonaws.com/eu-west-1_A", "https://id.example.com//eu-west-1_A",
	} {
		if id, ok := issuer.PoolID(iss); ok {
			t.Errorf("PoolID(%q) = %q; want none", iss, id)
		}
	}
}
