package directory

import (
	"context"
	"crypto/subtle"

	"cognate/internal/fault"
	"cognate/internal/userpool"
)

// SealSecret seals a client's secret for the store; ClientSecrets opens it.
func (d *Directory) SealSecret(clientID, secret string) []byte {
	return d.sealer.Seal(secretPurpose+clientID, []byte(secret))
}

const secretPurpose = "client-secret:"

// ClientSecrets returns the live secrets of a client: none for a public
// client, at most two.
func (d *Directory) ClientSecrets(client *userpool.Client) ([]string, error) {
	secrets := make([]string, 0, len(client.Secrets))
	for _, s := range client.Secrets {
		plain, err := d.sealer.Open(secretPurpose+client.ID, s.Sealed)
		if err != nil {
			return nil, err
		}
		secrets = append(secrets, string(plain))
	}
	return secrets, nil
}

// MatchesSecret reports whether a client proved itself with its plain secret.
// A public client has none and matches only the empty string.
func (d *Directory) MatchesSecret(client *userpool.Client, given string) (bool, error) {
	if len(client.Secrets) == 0 {
		return given == "", nil
	}
	return d.anySecret(client, func(secret string) string { return secret }, given)
}

// CheckSecretHash judges the SECRET_HASH of a request that names a user:
// username is exactly what the request said. It returns fault NotAuthorized.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
func (d *Directory) CheckSecretHash(_ context.Context, client *userpool.Client, username, hash string) error {
	return d.checkHash(client, hash, "Unable to verify secret hash for client "+client.ID, username)
}

// CheckRefreshHash is CheckSecretHash for a refresh, which names no user: the
// hash is over the username that the token's owner has.
func (d *Directory) CheckRefreshHash(_ context.Context, client *userpool.Client, user *userpool.User, hash string) error {
	return d.checkHash(client, hash, "SecretHash does not match for the client: "+client.ID, user.Username)
}

func (d *Directory) checkHash(client *userpool.Client, hash, wrong, username string) error {
	switch {
	case len(client.Secrets) == 0 && hash == "":
		return nil
	case len(client.Secrets) == 0:
		return fault.NotAuthorized.New(wrong)
	case hash == "":
		return fault.NotAuthorized.Newf("Client %s is configured with secret but SECRET_HASH was not received", client.ID)
	}
	ok, err := d.anySecret(client, func(secret string) string {
		return userpool.SecretHash(secret, username, client.ID)
	}, hash)
	if err == nil && !ok {
		err = fault.NotAuthorized.New(wrong)
	}
	return err
}

// anySecret compares in constant time what proof makes of each secret.
func (d *Directory) anySecret(client *userpool.Client, proof func(secret string) string, given string) (bool, error) {
	secrets, err := d.ClientSecrets(client)
	if err != nil {
		return false, err
	}
	matches := 0
	for _, s := range secrets {
		matches |= subtle.ConstantTimeCompare([]byte(proof(s)), []byte(given))
	}
	return matches == 1, nil
}
