package federation

import (
	"context"
	"errors"

	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	idp "cognate/internal/wire/cognitoidp"
)

// AdminDisableProviderForUser takes one way to sign in from a user: a linked
// identity, whose next sign-in makes a user of its own, the identity that the
// user was made for, or, with the provider Cognito, the password.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableProviderForUser.html
func (s *Service) AdminDisableProviderForUser(ctx context.Context, in *idp.AdminDisableProviderForUserRequest) (*idp.AdminDisableProviderForUserResponse, error) {
	pool, err := s.Directory.Pool(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	native := in.User.ProviderName == nativeProvider
	if err := complete("User", in.User, !native); err != nil {
		return nil, err
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		if native {
			return s.disablePassword(tx, pool, in.User.ProviderAttributeValue)
		}
		return s.unlink(tx, pool, in.User)
	})
	if err != nil {
		return nil, err
	}
	return &idp.AdminDisableProviderForUserResponse{}, nil
}

// disablePassword leaves a user no way to sign in but through providers, and
// no way to a new password.
func (s *Service) disablePassword(tx *store.Tx, pool *userpool.Pool, username string) error {
	user, err := directory.Find(tx, pool, username)
	if err != nil {
		return err
	}
	user.Password = userpool.Password{}
	user.Status = userpool.ExternalProvider
	user.Modified = s.Now()
	err = tx.UpdateUser(user, pool.Keys(user))
	if taken, ok := errors.AsType[*store.ExistsError](err); ok { // a preferred username, which counts from now on
		return fault.AliasExists.Newf("An account with the %s already exists.", taken.Kind)
	}
	return err
}

func (s *Service) unlink(tx *store.Tx, pool *userpool.Pool, u *idp.ProviderUserIdentifierType) error {
	if _, err := tx.Provider(pool.ID, u.ProviderName); err != nil {
		return notFound(err, u.ProviderName)
	}
	i, err := tx.Identity(pool.ID, u.ProviderName, u.ProviderAttributeName, u.ProviderAttributeValue)
	if errors.Is(err, store.ErrNotFound) {
		return fault.UserNotFound.New("User does not exist.")
	} else if err != nil {
		return err
	}
	if err := tx.DeleteIdentity(i.PoolID, i.Provider, i.Attribute, i.Subject); err != nil {
		return err
	}
	user, err := tx.User(pool.ID, i.Sub)
	if err != nil {
		return err
	}
	return s.showIn(tx, pool, user)
}
