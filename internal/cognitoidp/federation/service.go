// Package federation keeps the outside identity providers of a pool, and says
// which of their users is which user of the pool.
//
// What a provider's settings mean together is judged by package userpool;
// secret ones are sealed and opened by package directory. Signing in through a
// provider is not done here, and nothing is fetched from one either.
package federation

import (
	"context"
	"encoding/base64"
	"errors"
	"maps"
	"time"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/upstream"
	"cognate/internal/userpool"
	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

// Service holds what the federation operations need. All fields are required.
type Service struct {
	Store     *store.DB
	Directory *directory.Directory
	Tokens    *token.Service
	Pages     paging.Tokens
	Now       func() time.Time
}

const pageSize = 60

// find finds a provider by what get looks for in a pool.
func (s *Service) find(ctx context.Context, poolID, name string, get func(tx *store.Tx) (*userpool.Provider, error)) (p *userpool.Provider, err error) {
	if _, err := s.Directory.Pool(ctx, poolID); err != nil {
		return nil, err
	}
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		p, err = get(tx)
		return err
	})
	return p, notFound(err, name)
}

// notFound says which exception a missing provider is.
func notFound(err error, name string) error {
	if errors.Is(err, store.ErrNotFound) {
		return fault.ResourceNotFound.Newf("Identity provider %s does not exist.", name)
	}
	return err
}

// settle judges a provider whose details are all plain yet, fills in what
// follows from them and seals the secret ones.
func (s *Service) settle(pool *userpool.Pool, p *userpool.Provider) error {
	if err := p.Check(pool); err != nil {
		return err
	}
	p.Complete()
	delete(p.Details, encryptionCertificate) // shown, never kept
	if p.Details["MetadataFile"] != "" {
		m, err := upstream.ParseMetadata(p.Details["MetadataFile"])
		if err != nil {
			return fault.InvalidParameter.New("The MetadataFile is not the metadata of a SAML identity provider.")
		}
		setOrDelete(p.Details, "SSORedirectBindingURI", m.SSORedirect)
		setOrDelete(p.Details, "SLORedirectBindingURI", m.SLORedirect)
	}
	s.Directory.SealProvider(p)
	return nil
}

func setOrDelete(details map[string]string, name, value string) {
	if value == "" {
		delete(details, name)
		return
	}
	details[name] = value
}

// encryptionCertificate is the detail that shows with which certificate a SAML
// provider can encrypt what it sends.
const encryptionCertificate = "ActiveEncryptionCertificate"

// show shows a provider, with its client's secret but without a private key.
func (s *Service) show(ctx context.Context, p *userpool.Provider) (*idp.IdentityProviderType, error) {
	details, err := s.Directory.ProviderDetails(p)
	if err != nil {
		return nil, err
	}
	delete(details, "private_key")
	if p.Type == idp.IdentityProviderTypeTypeSaml {
		_, certificate, err := s.Tokens.SAMLKey(ctx, p.PoolID)
		if err != nil {
			return nil, err
		}
		details[encryptionCertificate] = base64.StdEncoding.EncodeToString(certificate)
	}
	shown := &idp.IdentityProviderType{
		UserPoolId: p.PoolID, ProviderName: p.Name, ProviderType: p.Type, ProviderDetails: details,
		AttributeMapping: map[string]string{}, AcrMapping: p.ACR, IdpIdentifiers: append([]string{}, p.Identifiers...),
		CreationDate: wire.At(p.Created), LastModifiedDate: wire.At(p.Modified),
	}
	maps.Copy(shown.AttributeMapping, p.Mapping)
	return shown, nil
}

// taken says which exception a name or an identifier is that another provider
// of the pool has.
func taken(err error, name string) error {
	exists, ok := errors.AsType[*store.ExistsError](err)
	switch {
	case !ok:
		return err
	case exists.Kind == "identifier":
		return fault.InvalidParameter.New("One of the IdpIdentifiers is already used by another identity provider of this user pool.")
	}
	return fault.DuplicateProvider.Newf("A provider with the name %s already exists in this user pool.", name)
}

// distinct returns a list in its order without repetitions.
func distinct(list []string) []string {
	var kept []string
	seen := map[string]bool{}
	for _, v := range list {
		if !seen[v] {
			kept = append(kept, v)
		}
		seen[v] = true
	}
	return kept
}
