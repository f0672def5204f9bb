package console

import (
	"errors"
	"net/http"
	"time"

	"cognate/internal/caller"
	"cognate/internal/fault"
	"cognate/internal/iam"
	"cognate/internal/store"
)

// listedKey is an access key without its secret.
type listedKey struct {
	ID, Name, Policy string
	Enabled, Root    bool
	Created          time.Time
}

// listKeys answers with all access keys.
func (h *handler) listKeys(w http.ResponseWriter, r *http.Request, _ caller.Identity) error {
	list := []listedKey{}
	err := h.Store.View(r.Context(), func(tx *store.Tx) error {
		keys, err := tx.AccessKeys()
		list = list[:0] // what an attempt before this one found
		for _, k := range keys {
			list = append(list, listedKey{k.ID, k.Name, k.Policy, k.Enabled, k.Root, k.Created})
		}
		return err
	})
	if err != nil {
		return err
	}
	return answer(w, list)
}

// createKey makes an access key and answers with its secret, once.
func (h *handler) createKey(w http.ResponseWriter, r *http.Request, _ caller.Identity) error {
	var in struct{ Name, Policy string }
	if err := read(w, r, &in); err != nil {
		return err
	}
	key, secret, err := iam.NewAccessKey(in.Name, in.Policy, in.Policy == "", h.Now(), h.Sealer)
	if err != nil {
		return fault.InvalidParameter.New(err.Error())
	}
	err = h.Store.Update(r.Context(), func(tx *store.Tx) error {
		return tx.InsertAccessKey(&store.AccessKey{
			ID: key.ID, Name: key.Name, Policy: key.Policy, Sealed: key.Secret, Enabled: true, Root: key.Root, Created: key.Created,
		})
	})
	if err != nil {
		return err
	}
	return answer(w, map[string]string{"ID": key.ID, "Secret": secret})
}

// enableKey switches an access key on or off.
func (h *handler) enableKey(w http.ResponseWriter, r *http.Request, id caller.Identity) error {
	var in struct{ Enabled bool }
	if err := read(w, r, &in); err != nil {
		return err
	}
	return h.changeKey(w, r, id, func(tx *store.Tx) error {
		key, err := tx.AccessKey(r.PathValue("id"))
		if err != nil {
			return err
		}
		key.Enabled = in.Enabled
		return tx.UpdateAccessKey(key)
	})
}

// deleteKey ends an access key.
func (h *handler) deleteKey(w http.ResponseWriter, r *http.Request, id caller.Identity) error {
	return h.changeKey(w, r, id, func(tx *store.Tx) error { return tx.DeleteAccessKey(r.PathValue("id")) })
}

// changeKey changes an access key that is not the caller's own: nobody locks
// themselves out by mistake.
func (h *handler) changeKey(w http.ResponseWriter, r *http.Request, id caller.Identity, change func(*store.Tx) error) error {
	if r.PathValue("id") == id.AccessKeyID {
		return fault.InvalidParameter.New("You are signed in with this access key. Sign in with another one to change it.")
	}
	err := h.Store.Update(r.Context(), change)
	if errors.Is(err, store.ErrNotFound) {
		return fault.ResourceNotFound.Newf("There is no access key %s.", r.PathValue("id"))
	}
	if err != nil {
		return err
	}
	return answer(w, struct{}{})
}
