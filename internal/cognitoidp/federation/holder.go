package federation

import (
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	idp "cognate/internal/wire/cognitoidp"
)

// nativeProvider is the name that the pool itself has among the providers of
// its users.
const nativeProvider = "Cognito"

// complete refuses a user who is not fully named.
func complete(member string, u *idp.ProviderUserIdentifierType, attribute bool) error {
	switch {
	case u.ProviderName == "":
		return fault.InvalidParameter.Newf("Invalid %s: ProviderName is required.", member)
	case u.ProviderAttributeValue == "":
		return fault.InvalidParameter.Newf("Invalid %s: ProviderAttributeValue is required.", member)
	case attribute && u.ProviderAttributeName == "":
		return fault.InvalidParameter.Newf("Invalid %s: ProviderAttributeName is required.", member)
	case attribute && len(u.ProviderAttributeValue) > longestSubject:
		return fault.InvalidParameter.Newf("Invalid %s: ProviderAttributeValue is too long.", member)
	}
	return nil
}

// longestSubject is how many bytes name somebody with a provider at the most:
// more than providers use, less than PostgreSQL takes into an index.
const longestSubject = 2048

// holder finds the user who has a profile of their own, with a provider or
// with the pool itself.
func holder(tx *store.Tx, pool *userpool.Pool, u *idp.ProviderUserIdentifierType) (*userpool.User, error) {
	if u.ProviderName == nativeProvider {
		return directory.Find(tx, pool, u.ProviderAttributeValue)
	}
	return directory.Find(tx, pool, u.ProviderName+"_"+u.ProviderAttributeValue)
}

// showIn writes a user whose identities have changed.
func (s *Service) showIn(tx *store.Tx, pool *userpool.Pool, user *userpool.User) error {
	identities, err := tx.IdentitiesOf(pool.ID, user.Sub)
	if err != nil {
		return err
	}
	if err := user.ShowIdentities(identities); err != nil {
		return err
	}
	user.Modified = s.Now()
	return tx.UpdateUser(user, pool.Keys(user))
}
