// Package branding keeps what the login pages of a pool and its clients look
// like and the terms that they link to. The rules are those of the package of
// the same name above; the pages are made elsewhere.
package branding

import (
	"context"
	"errors"
	"io"
	"time"

	"cognate/internal/branding"
	"cognate/internal/cognitoidp/paging"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// Service holds what the branding operations need. All fields are required.
type Service struct {
	Store     *store.DB
	Directory *directory.Directory
	Pages     paging.Tokens
	Now       func() time.Time
	Rand      io.Reader
	PublicURL string // of the server, where logos are
}

const pageSize = 60

// checkClient wants a pool, and a client in it.
func (s *Service) checkClient(ctx context.Context, poolID, clientID string) error {
	if _, err := s.Directory.Pool(ctx, poolID); err != nil {
		return err
	}
	_, err := s.Directory.ClientIn(ctx, poolID, clientID)
	return err
}

// update changes what login pages look like, and has them show it at once.
func (s *Service) update(ctx context.Context, change func(tx *store.Tx) error) error {
	err := s.Store.Update(ctx, change)
	s.Directory.ForgetLooks()
	return err
}

func (s *Service) newID() (string, error) { return userpool.NewSub(s.Rand) }

// styleNotFound says which exception a missing style is.
func styleNotFound(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return fault.ResourceNotFound.New("Managed login branding does not exist.")
	}
	return err
}

// termsNotFound says which exception missing terms are.
func termsNotFound(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return fault.ResourceNotFound.New("Terms do not exist.")
	}
	return err
}

func assetsOf(given []wire.AssetType) []branding.Asset {
	var assets []branding.Asset
	for _, a := range given {
		assets = append(assets, branding.Asset{
			Category: a.Category, ColorMode: a.ColorMode, Extension: a.Extension, ResourceID: a.ResourceId, Bytes: a.Bytes,
		})
	}
	return assets
}

// showStyle shows a style as it was set or, merged, as pages are made by it.
func showStyle(s *branding.Style, merged *bool) (*wire.ManagedLoginBrandingType, error) {
	shown := &wire.ManagedLoginBrandingType{
		ManagedLoginBrandingId: s.ID, UserPoolId: s.PoolID, UseCognitoProvidedValues: &s.Provided, Settings: s.Settings,
		CreationDate: wire.Time{Time: s.Created}, LastModifiedDate: wire.Time{Time: s.Modified},
	}
	for _, a := range s.Assets {
		shown.Assets = append(shown.Assets, wire.AssetType{
			Category: a.Category, ColorMode: a.ColorMode, Extension: a.Extension, ResourceId: a.ResourceID, Bytes: a.Bytes,
		})
	}
	if merged == nil || !*merged {
		return shown, nil
	}
	var err error
	shown.Settings, err = branding.MergedSettings(s.Settings)
	return shown, err
}

func showTerms(t *branding.Terms) *wire.TermsType {
	return &wire.TermsType{
		TermsId: t.ID, UserPoolId: t.PoolID, ClientId: t.ClientID, TermsName: t.Name, TermsSource: t.Source,
		Enforcement: t.Enforcement, Links: t.Links,
		CreationDate: wire.Time{Time: t.Created}, LastModifiedDate: wire.Time{Time: t.Modified},
	}
}
