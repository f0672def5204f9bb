// Package devices keeps the devices that users sign in from: a user confirms
// a device after the sign-in that named it, says whether it is to be
// remembered, and forgets it. Administrators may do the last two as well.
//
// What a remembered device is good for is decided at sign-in, see package
// signin.
package devices

import (
	"context"
	"errors"
	"time"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/device"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// Service holds what the device operations need. All fields are required.
type Service struct {
	Store     *store.DB
	Directory *directory.Directory
	Tokens    *token.Service
	Keys      device.Keys
	Pages     paging.Tokens
	Now       func() time.Time
}

const pageSize = 60

// owner is whose devices an operation is about.
type owner struct {
	pool *userpool.Pool
	user *userpool.User
}

// speaker is the user who speaks through an access token.
func (s *Service) speaker(ctx context.Context, accessToken string) (owner, error) {
	c, err := s.Tokens.Caller(ctx, accessToken)
	if err != nil {
		return owner{}, err
	}
	return owner{c.Pool, c.User}, nil
}

// named is the user whom an administrator names.
func (s *Service) named(ctx context.Context, poolID, username string) (owner, error) {
	pool, err := s.Directory.Pool(ctx, poolID)
	if err != nil {
		return owner{}, err
	}
	user, err := s.Directory.User(ctx, pool, username)
	return owner{pool, user}, err
}

// get reads one device.
func (s *Service) get(ctx context.Context, o owner, key string) (*wire.DeviceType, error) {
	var d *userpool.Device
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		d, err = tx.Device(o.pool.ID, o.user.Sub, key)
		return err
	})
	if err != nil {
		return nil, notFound(err)
	}
	shown := show(o, d)
	return &shown, nil
}

// list reads a page of devices and makes the token of the next.
func (s *Service) list(ctx context.Context, o owner, limit *int64, pageToken string) ([]wire.DeviceType, string, error) {
	devices, next, err := paging.Read(ctx, s.Pages, s.Store, "devices "+o.pool.ID+" "+o.user.Sub, pageToken,
		func(tx *store.Tx, after string) ([]*userpool.Device, string, error) {
			return tx.Devices(o.pool.ID, o.user.Sub, after, paging.Limit(limit, pageSize))
		})
	if err != nil {
		return nil, "", err
	}
	shown := make([]wire.DeviceType, 0, len(devices))
	for _, d := range devices {
		shown = append(shown, show(o, d))
	}
	return shown, next, nil
}

// setStatus says whether a device is remembered; an empty status leaves it as
// it is.
func (s *Service) setStatus(ctx context.Context, o owner, key, status string) error {
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		d, err := tx.Device(o.pool.ID, o.user.Sub, key)
		if err != nil || status == "" {
			return err
		}
		d.Remembered, d.Modified = status == wire.DeviceRememberedStatusTypeRemembered, s.Now()
		return tx.UpdateDevice(d)
	})
	return notFound(err)
}

func (s *Service) forget(ctx context.Context, o owner, key string) error {
	err := s.Store.Update(ctx, func(tx *store.Tx) error { return tx.DeleteDevice(o.pool.ID, o.user.Sub, key) })
	return notFound(err)
}

// notFound says which exception a missing device is.
func notFound(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return fault.ResourceNotFound.New("Device does not exist.")
	}
	return err
}

// undeclared turns a missing user into what the operations that don't declare
// UserNotFoundException say.
func undeclared(err error) error {
	if errors.Is(err, fault.UserNotFound) {
		return fault.ResourceNotFound.New("User does not exist.")
	}
	return err
}
