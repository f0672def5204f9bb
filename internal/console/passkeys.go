package console

import (
	"errors"
	"net/http"
	"time"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// mostPasskeys is more than a user can have.
const mostPasskeys = 100

// listedPasskey is a passkey without its key.
type listedPasskey struct {
	ID, Name, RelyingPartyID string
	Attachment               string
	BackedUp                 bool
	Created                  time.Time
	LastUsed                 time.Time `json:",omitzero"`
}

// passkeys answers with the passkeys of a user. The public API shows them to
// the user alone.
func (h *handler) passkeys(w http.ResponseWriter, r *http.Request, pool *userpool.Pool) error {
	user, err := h.Directory.User(r.Context(), pool, r.PathValue("user"))
	if err != nil {
		return err
	}
	list := []listedPasskey{}
	err = h.Store.View(r.Context(), func(tx *store.Tx) error {
		keys, _, err := tx.Passkeys(pool.ID, user.Sub, "", mostPasskeys)
		for _, k := range keys {
			list = append(list, listedPasskey{k.ID, k.Name, k.RelyingPartyID, k.Attachment, k.BackedUp, k.Created, k.LastUsed})
		}
		return err
	})
	if err != nil {
		return err
	}
	return answer(w, list)
}

// deletePasskey takes a passkey away from a user who has lost it, say.
func (h *handler) deletePasskey(w http.ResponseWriter, r *http.Request, pool *userpool.Pool) error {
	user, err := h.Directory.User(r.Context(), pool, r.PathValue("user"))
	if err != nil {
		return err
	}
	err = h.Store.Update(r.Context(), func(tx *store.Tx) error { return tx.DeletePasskey(pool.ID, user.Sub, r.PathValue("id")) })
	if errors.Is(err, store.ErrNotFound) {
		return fault.ResourceNotFound.New("Credential does not exist.")
	}
	if err != nil {
		return err
	}
	return answer(w, struct{}{})
}
