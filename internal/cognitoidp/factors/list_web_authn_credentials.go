package factors

import (
	"context"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/store"
	"cognate/internal/userpool"
	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

// ListWebAuthnCredentials shows the caller's passkeys, the oldest first, a
// page at a time.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListWebAuthnCredentials.html
func (s *Service) ListWebAuthnCredentials(ctx context.Context, in *idp.ListWebAuthnCredentialsRequest) (*idp.ListWebAuthnCredentialsResponse, error) {
	c, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	list := "ListWebAuthnCredentials " + c.Pool.ID + " " + c.User.Sub
	after, err := s.Pages.After(list, in.NextToken)
	if err != nil {
		return nil, err
	}
	out := &idp.ListWebAuthnCredentialsResponse{Credentials: []idp.WebAuthnCredentialDescription{}}
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		keys, next, err := tx.Passkeys(c.Pool.ID, c.User.Sub, after, paging.Limit(in.MaxResults, mostPasskeys))
		for _, k := range keys {
			out.Credentials = append(out.Credentials, showPasskey(k))
		}
		after = next
		return err
	})
	if err != nil {
		return nil, err
	}
	out.NextToken, err = s.Pages.Token(list, after)
	return out, err
}

func showPasskey(k *userpool.Passkey) idp.WebAuthnCredentialDescription {
	transports := k.Transports
	if transports == nil {
		transports = []string{}
	}
	return idp.WebAuthnCredentialDescription{
		CredentialId: k.ID, FriendlyCredentialName: k.Name, RelyingPartyId: k.RelyingPartyID,
		AuthenticatorAttachment: k.Attachment, AuthenticatorTransports: transports, CreatedAt: wire.At(k.Created),
	}
}
