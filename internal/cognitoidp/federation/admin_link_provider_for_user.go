package federation

import (
	"context"
	"errors"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/upstream"
	"cognate/internal/userpool"
	idp "cognate/internal/wire/cognitoidp"
)

// AdminLinkProviderForUser says that somebody with an identity provider, who
// has not signed in yet, is a user who is there already: signing in through
// the provider signs that user in.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminLinkProviderForUser.html
func (s *Service) AdminLinkProviderForUser(ctx context.Context, in *idp.AdminLinkProviderForUserRequest) (*idp.AdminLinkProviderForUserResponse, error) {
	pool, err := s.Directory.Pool(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	source := in.SourceUser
	if source.ProviderName == nativeProvider {
		return nil, errSource()
	}
	if err := complete("SourceUser", source, true); err != nil {
		return nil, err
	}
	if err := complete("DestinationUser", in.DestinationUser, false); err != nil {
		return nil, err
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		p, err := tx.Provider(pool.ID, source.ProviderName)
		if err != nil {
			return notFound(err, source.ProviderName)
		}
		if !p.CanLink(source.ProviderAttributeName) {
			return fault.InvalidParameter.Newf("Invalid SourceUser: %s is not a mapped attribute of the provider %s.", source.ProviderAttributeName, p.Name)
		}
		user, err := holder(tx, pool, in.DestinationUser)
		if err != nil {
			return err
		}
		i := &userpool.Identity{
			PoolID: pool.ID, Provider: p.Name, Attribute: source.ProviderAttributeName, Subject: source.ProviderAttributeValue,
			Sub: user.Sub, Type: p.Type, Issuer: issuer(p), Created: s.Now(),
		}
		if err := unknown(tx, pool, i); err != nil {
			return err
		}
		if err := room(tx, i); err != nil {
			return err
		}
		if err := tx.InsertIdentity(i); err != nil {
			return err
		}
		return s.showIn(tx, pool, user)
	})
	if err != nil {
		return nil, err
	}
	return &idp.AdminLinkProviderForUserResponse{}, nil
}

// errSource refuses what can't be linked to a user.
func errSource() error {
	return fault.InvalidParameter.New("Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a DestinationUser")
}

// unknown refuses somebody who is a user already: their own, or by a link.
func unknown(tx *store.Tx, pool *userpool.Pool, i *userpool.Identity) error {
	linked, err := tx.Identity(i.PoolID, i.Provider, i.Attribute, i.Subject)
	switch {
	case err == nil && linked.Primary:
		return errMerge()
	case err == nil && linked.Sub == i.Sub:
		return errSource()
	case err == nil:
		return fault.AliasExists.New("The source user is already linked to another user.")
	case !errors.Is(err, store.ErrNotFound):
		return err
	}
	if i.Attribute != userpool.SubjectAttribute {
		return nil
	}
	_, err = tx.UserByName(pool.ID, "username", pool.Fold("username", i.Provider+"_"+i.Subject))
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err == nil {
		return errMerge()
	}
	return err
}

func errMerge() error {
	return fault.InvalidParameter.New("Merging is not currently supported, provide a SourceUser that has not been signed up in order to link")
}

// room refuses a user's sixth link.
func room(tx *store.Tx, i *userpool.Identity) error {
	all, err := tx.IdentitiesOf(i.PoolID, i.Sub)
	if err != nil {
		return err
	}
	var linked int64
	for _, other := range all {
		if !other.Primary {
			linked++
		}
	}
	return userpool.CheckQuota("linked identities", linked, userpool.MaxIdentities)
}

// issuer is who vouches for the provider's users: SAML's entity id, where the
// provider's metadata is known.
func issuer(p *userpool.Provider) string {
	if p.Details["MetadataFile"] == "" {
		return ""
	}
	m, err := upstream.ParseMetadata(p.Details["MetadataFile"])
	if err != nil { // it was read when it was kept
		return ""
	}
	return m.EntityID
}
