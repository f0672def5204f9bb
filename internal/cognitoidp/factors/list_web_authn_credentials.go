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
	c, err := s.speaker(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	keys, next, err := paging.Read(ctx, s.Pages, s.Store, "ListWebAuthnCredentials "+c.Pool.ID+" "+c.User.Sub, in.NextToken,
		func(tx *store.Tx, after string) ([]*userpool.Passkey, string, error) {
			return tx.Passkeys(c.Pool.ID, c.User.Sub, after, paging.Limit(in.MaxResults, mostPasskeys))
		})
	if err != nil {
		return nil, err
	}
	out := &idp.ListWebAuthnCredentialsResponse{Credentials: make([]idp.WebAuthnCredentialDescription, 0, len(keys)), NextToken: next}
	for _, k := range keys {
		out.Credentials = append(out.Credentials, showPasskey(k))
	}
	return out, nil
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
