package userpool

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"
)

// Identity is somebody with a provider who is a user of the pool: the one
// with this value in the provider's attribute.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation-consolidate-users.html
type Identity struct {
	PoolID    string
	Provider  string
	Attribute string // SubjectAttribute, or the name of a claim
	Subject   string
	Sub       string // of the user
	Type      string // of the provider
	Issuer    string // SAML only: the provider's entity id
	// Primary tells the identity that the user was made for from those that
	// were linked to them.
	Primary bool
	Created time.Time
}

// SubjectAttribute stands for whichever claim names a provider's users.
const SubjectAttribute = "Cognito_Subject"

// IdentitiesAttribute names the attribute that shows a user's identities. It
// is not in the schema: nobody writes it directly.
const IdentitiesAttribute = "identities"

// shownIdentity is an identity in the attribute.
type shownIdentity struct {
	UserID       string  `json:"userId"`
	ProviderName string  `json:"providerName"`
	ProviderType string  `json:"providerType"`
	Issuer       *string `json:"issuer"`
	Primary      bool    `json:"primary"`
	DateCreated  int64   `json:"dateCreated"` // milliseconds
}

// claimedIdentity is an identity in the claim of an ID token, where everything
// is text.
type claimedIdentity struct {
	UserID       string  `json:"userId"`
	ProviderName string  `json:"providerName"`
	ProviderType string  `json:"providerType"`
	Issuer       *string `json:"issuer"`
	Primary      string  `json:"primary"`
	DateCreated  string  `json:"dateCreated"`
}

// ShowIdentities makes the attribute show the identities of a user; there is
// none without any.
func (u *User) ShowIdentities(identities []*Identity) error {
	if len(identities) == 0 {
		delete(u.Attributes, IdentitiesAttribute)
		return nil
	}
	list := make([]shownIdentity, 0, len(identities))
	for _, i := range identities {
		shown := shownIdentity{
			UserID: i.Subject, ProviderName: i.Provider, ProviderType: i.Type,
			Primary: i.Primary, DateCreated: i.Created.UnixMilli(),
		}
		if i.Issuer != "" {
			shown.Issuer = &i.Issuer
		}
		list = append(list, shown)
	}
	text, err := json.Marshal(list)
	if err != nil {
		return fmt.Errorf("show identities: %w", err)
	}
	if u.Attributes == nil {
		u.Attributes = map[string]string{}
	}
	u.Attributes[IdentitiesAttribute] = string(text)
	return nil
}

// IdentitiesClaim returns what an ID token says of a user whose attribute has
// this value; ok is false where it is not such a value.
func IdentitiesClaim(attribute string) (claim any, ok bool) {
	var list []shownIdentity
	if err := json.Unmarshal([]byte(attribute), &list); err != nil {
		return nil, false
	}
	claimed := make([]claimedIdentity, 0, len(list))
	for _, i := range list {
		claimed = append(claimed, claimedIdentity{
			i.UserID, i.ProviderName, i.ProviderType, i.Issuer,
			strconv.FormatBool(i.Primary), strconv.FormatInt(i.DateCreated, 10),
		})
	}
	return claimed, true
}
