package token

import (
	"context"
	"crypto/subtle"
	"errors"
	"slices"
	"time"

	"cognate/internal/caller"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	"cognate/trigger"
)

// The texts that a refresh fails with.
var (
	errInvalidRefresh = fault.NotAuthorized.New("Invalid Refresh Token")
	errRevokedRefresh = fault.NotAuthorized.New("Refresh Token has been revoked")
	errExpiredRefresh = fault.NotAuthorized.New("Refresh Token has expired")
	errReusedRefresh  = fault.RefreshTokenReuse.New("Refresh token reuse detected")
)

// RefreshOptions are what a refresh may bring besides its token.
type RefreshOptions struct {
	DeviceKey string
	// Check, if given, judges the token's owner before anything is made or
	// written: a secret hash that is over the username, a trigger that wants
	// a say. Its error is the answer.
	Check func(ctx context.Context, user *userpool.User) error
}

// Refresh makes new ID and access tokens of the family that a refresh token
// belongs to, with the user's present attributes and groups. Where the client
// rotates, it also replaces the refresh token by one that lives as long as
// the old one would have; the old one answers for the grace period. Whoever
// uses a replaced token later is a thief or was robbed: the whole family is
// revoked, and the answer is fault RefreshTokenReuse.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
func (s *Service) Refresh(ctx context.Context, client *userpool.Client, token string, opts RefreshOptions) (*Set, error) {
	given, err := parseRefresh(s.Sealer, token)
	if err != nil {
		return nil, errInvalidRefresh
	}
	pool, err := s.Directory.Pool(ctx, client.PoolID)
	if err != nil {
		return nil, err
	}
	sub := &subject{pool: pool, client: client, source: trigger.TokenGenerationRefreshTokens}
	err = s.Store.View(ctx, func(tx *store.Tx) (err error) {
		if sub.family, sub.user, err = s.redeem(tx, client, given); err != nil {
			return err
		}
		if err := checkDevice(tx, pool, sub.family, opts.DeviceKey); err != nil {
			return err
		}
		sub.groups, err = tx.GroupsOf(pool.ID, sub.user.Sub)
		return err
	})
	if errors.Is(err, fault.RefreshTokenReuse) {
		return nil, s.punish(ctx, client, given)
	}
	if err != nil {
		return nil, err
	}
	if opts.Check != nil {
		if err := opts.Check(ctx, sub.user); err != nil {
			return nil, err
		}
	}
	set, err := s.make(ctx, sub)
	if err != nil {
		return nil, err
	}
	if rotation := client.Settings.Rotation; rotation != nil && rotation.Enabled {
		grace := time.Duration(rotation.GraceSeconds) * time.Second
		set.Refresh, err = s.rotate(ctx, pool, client, given, grace)
		if errors.Is(err, fault.RefreshTokenReuse) {
			return nil, s.punish(ctx, client, given)
		}
	} else {
		err = s.touch(ctx, pool, given.family)
	}
	if err != nil {
		return nil, err
	}
	return set, nil
}

// redeem finds the family and the user of a refresh token and judges whether
// it is still good.
func (s *Service) redeem(tx *store.Tx, client *userpool.Client, given *refreshToken) (*store.Family, *userpool.User, error) {
	now := s.moment()
	if !now.Before(given.expires) {
		return nil, nil, errExpiredRefresh
	}
	family, err := tx.Family(given.family)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil, errRevokedRefresh
	}
	if err != nil {
		return nil, nil, err
	}
	if family.ClientID != client.ID || family.PoolID != client.PoolID {
		return nil, nil, errInvalidRefresh
	}
	user, err := tx.User(family.PoolID, family.Sub)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil, errNoUser
	}
	if err != nil {
		return nil, nil, err
	}
	switch {
	case dead(family, user):
		return nil, nil, errRevokedRefresh
	case !now.Before(family.Expires):
		return nil, nil, errExpiredRefresh
	case !current(family, given) && !inGrace(family, given, now):
		return nil, nil, errReusedRefresh
	case !user.Enabled:
		return nil, nil, errDisabled
	case user.Status == userpool.ResetRequired:
		return nil, nil, errRevokedRefresh
	}
	return family, user, nil
}

// checkDevice holds that tokens of a tracked device are refreshed by that
// device, once it is confirmed and until it is forgotten. It binds nobody
// where the pool no longer tracks devices.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html
func checkDevice(tx *store.Tx, pool *userpool.Pool, family *store.Family, given string) error {
	if pool.Settings.Devices == nil || family.DeviceKey == "" {
		return nil
	}
	if family.DeviceKey != given {
		return errInvalidRefresh
	}
	_, err := tx.Device(family.PoolID, family.Sub, given)
	if errors.Is(err, store.ErrNotFound) {
		return errInvalidRefresh
	}
	return err
}

// rotate replaces a refresh token, or finds what replaced it last. It judges
// the token anew, because much may have happened while tokens were signed.
func (s *Service) rotate(ctx context.Context, pool *userpool.Pool, client *userpool.Client, given *refreshToken, grace time.Duration) (string, error) {
	var next *refreshToken
	by := caller.From(ctx)
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		family, _, err := s.redeem(tx, client, given)
		if err != nil {
			return err
		}
		var ok bool
		if next, ok = s.newest(family, given); ok {
			return nil // asked again within the grace period
		}
		next = given.successor(s.Sealer)
		family.Replaced = s.replaced(family, grace)
		family.TokenHash = next.hash()
		s.track(by, pool, family)
		return tx.UpdateFamily(family)
	})
	if err != nil {
		return "", err
	}
	return next.format(s.Sealer)
}

// newest finds the family's present token among those that follow a replaced
// one. There is none for the present one itself, nor after the master key was
// replaced, from which they follow.
func (s *Service) newest(family *store.Family, given *refreshToken) (*refreshToken, bool) {
	if current(family, given) {
		return nil, false
	}
	next := given
	for range family.Replaced {
		next = next.successor(s.Sealer)
		if current(family, next) {
			return next, true
		}
	}
	return nil, false
}

// mostReplaced bounds the replaced tokens of a family that are still taken.
const mostReplaced = 16

// replaced lists those that are once the present token is replaced, too.
func (s *Service) replaced(family *store.Family, grace time.Duration) []store.Replaced {
	now := s.moment()
	list := slices.DeleteFunc(family.Replaced, func(r store.Replaced) bool { return !now.Before(r.Until) })
	if grace > 0 {
		list = append(list, store.Replaced{Hash: family.TokenHash, Until: now.Add(grace)})
	}
	return list[max(len(list)-mostReplaced, 0):]
}

// punish revokes the family of a token that was used again. The revocation is
// committed before the caller hears of it.
func (s *Service) punish(ctx context.Context, client *userpool.Client, given *refreshToken) error {
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		_, _, err := s.redeem(tx, client, given)
		if !errors.Is(err, fault.RefreshTokenReuse) {
			return err
		}
		return s.revokeFamily(tx, given.family)
	})
	if err != nil {
		return err
	}
	return errReusedRefresh
}

func (s *Service) revokeFamily(tx *store.Tx, id string) error {
	family, err := tx.Family(id)
	if err != nil {
		return err
	}
	return s.revoke(tx, family)
}

func (s *Service) revoke(tx *store.Tx, family *store.Family) error {
	if !family.Revoked.IsZero() {
		return nil
	}
	family.Revoked = s.moment()
	return tx.UpdateFamily(family)
}

// dead reports whether a family was revoked, by itself or with all others.
func dead(family *store.Family, user *userpool.User) bool {
	return !family.Revoked.IsZero() || !family.Created.After(user.SignedOutAt)
}

func current(family *store.Family, t *refreshToken) bool {
	return subtle.ConstantTimeCompare(family.TokenHash, t.hash()) == 1
}

func inGrace(family *store.Family, t *refreshToken, now time.Time) bool {
	return slices.ContainsFunc(family.Replaced, func(r store.Replaced) bool {
		return subtle.ConstantTimeCompare(r.Hash, t.hash()) == 1 && now.Before(r.Until)
	})
}
