package factors_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

const noCredential = "Credential does not exist."

func TestDeleteWebAuthnCredential(t *testing.T) {
	f := withPasskeys(t)
	kept, gone := authenticator(), authenticator()
	f.register(f.token, kept)
	f.register(f.token, gone)
	in := wire.DeleteWebAuthnCredentialRequest{AccessToken: f.token, CredentialId: gone.IDs()[0]}
	f.Must("DeleteWebAuthnCredential", in, nil)
	if keys := f.passkeys(f.token); len(keys) != 1 || keys[0].CredentialId != kept.IDs()[0] {
		t.Errorf("passkeys: %+v", keys)
	}
	f.Refused("DeleteWebAuthnCredential", in, notFound, noCredential)
}

func TestDeleteWebAuthnCredentialRefusals(t *testing.T) {
	f := withPasskeys(t)
	f.newUser("bob")
	a := authenticator()
	f.register(f.token, a)
	in := wire.DeleteWebAuthnCredentialRequest{AccessToken: f.signIn(f.client, "bob"), CredentialId: a.IDs()[0]}
	f.Refused("DeleteWebAuthnCredential", in, notFound, noCredential)
	in.AccessToken = "none"
	f.Refused("DeleteWebAuthnCredential", in, notAuthorized, invalidToken)
}
