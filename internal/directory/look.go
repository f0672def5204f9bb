package directory

import (
	"context"
	"errors"
	"strings"

	"cognate/internal/branding"
	"cognate/internal/store"
)

// Look is what was set for the login pages of a client; what is nil was not.
type Look struct {
	Style        *branding.Style
	Classic      *branding.Customization // the client's own, else that of all clients of the pool
	Use, Privacy *branding.Terms
}

// Look returns what was set for a client, which exists. It may be as old as a
// pool may be. Images are no more than a byte in it: only which there are.
func (d *Directory) Look(ctx context.Context, poolID, clientID string) (*Look, error) {
	return find(ctx, d, d.looks, poolID+"/"+clientID, func(tx *store.Tx, id string) (*Look, error) {
		poolID, clientID, _ := strings.Cut(id, "/")
		l, err := ReadLook(tx, poolID, clientID)
		if err != nil {
			return nil, err
		}
		if l.Classic != nil && l.Classic.Logo != nil {
			l.Classic.Logo = []byte{0}
		}
		if l.Style != nil {
			for i := range l.Style.Assets {
				l.Style.Assets[i].Bytes = []byte{0}
			}
		}
		return l, nil
	})
}

// ForgetLooks is Forget for what login pages look like.
func (d *Directory) ForgetLooks() { d.looks.Clear() }

// ReadLook is Look with the images, from the store.
func ReadLook(tx *store.Tx, poolID, clientID string) (*Look, error) {
	l := &Look{}
	var err error
	if l.Style, err = found(tx.StyleOf(poolID, clientID)); err != nil {
		return nil, err
	}
	if l.Classic, err = found(tx.Customization(poolID, clientID)); err != nil {
		return nil, err
	}
	if l.Classic == nil {
		if l.Classic, err = found(tx.Customization(poolID, branding.AllClients)); err != nil {
			return nil, err
		}
	}
	if l.Use, err = found(tx.TermsOf(poolID, clientID, "terms-of-use")); err != nil {
		return nil, err
	}
	l.Privacy, err = found(tx.TermsOf(poolID, clientID, "privacy-policy"))
	return l, err
}

// found makes nothing of what is not there.
func found[T any](thing *T, err error) (*T, error) {
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return thing, err
}
