package signin

import (
	"cmp"
	"context"
	"errors"
	"strings"

	from "cognate/internal/caller"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// recognise finds the device that a request names, once it is proved whose it
// would be; in pools that track none, the name means nothing. Clients that are
// told that their device is unknown forget it and answer again without.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html
func (s *Service) recognise(ctx context.Context, a *attempt, given map[string]string) error {
	if a.pool.Settings.Devices == nil {
		return nil
	}
	a.facts.Device = cmp.Or(given["DEVICE_KEY"], a.facts.Device)
	if a.facts.Device == "" || a.facts.First() == "" || a.device != nil {
		return nil
	}
	if !isDeviceKey(a.facts.Device) {
		return fault.InvalidParameter.New("Invalid device key given.")
	}
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		a.device, err = tx.Device(a.pool.ID, a.user.Sub, a.facts.Device)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return fault.ResourceNotFound.New("Device does not exist.")
	}
	return err
}

// isDeviceKey reports whether a text has the form of a device key: a region,
// "_" and a UUID.
func isDeviceKey(text string) bool {
	region, id, ok := strings.Cut(text, "_")
	return ok && region != "" && id != "" && strings.Trim(id, "0123456789abcdef-") == ""
}

// deviceDue decides which challenge a remembered device answers. Its answer
// stands for a second factor where the pool has it so; after a second factor
// it is not asked for.
func (a *attempt) deviceDue() string {
	switch {
	case a.device == nil || !a.device.Remembered || a.facts.Has(deviceVerifier) || a.provedSecond():
		return ""
	case a.srpA != nil:
		return deviceVerifier
	}
	return "DEVICE_SRP_AUTH"
}

// sparedSecond reports whether the attempt's device makes a second factor
// unnecessary.
func (a *attempt) sparedSecond() bool {
	return a.device != nil && a.device.Remembered && a.pool.Settings.Devices.ChallengeRequiredOnNewDevice
}

// newDevice names the device of a sign-in that brought none, in a pool that
// tracks devices; elsewhere it returns nil.
func (s *Service) newDevice(a *attempt) (*wire.NewDeviceMetadataType, error) {
	if a.pool.Settings.Devices == nil || a.device != nil {
		return nil, nil
	}
	key, group, err := s.Devices.New(a.pool, a.user.Sub)
	if err != nil {
		return nil, err
	}
	return &wire.NewDeviceMetadataType{DeviceKey: key, DeviceGroupKey: group}, nil
}

// seen notes when and where the attempt's device signed in. A device that was
// forgotten meanwhile stays forgotten.
func (s *Service) seen(ctx context.Context, a *attempt) {
	now, address, d := s.Now(), from.From(ctx).SourceIP, a.device
	a.write(func(tx *store.Tx) error {
		current, err := tx.Device(d.PoolID, d.Sub, d.Key)
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		current.LastAuthenticated, current.LastIP = now, address
		return tx.UpdateDevice(current)
	})
}

// deviceIdentity is what SRP needs to know of a device.
func (s *Service) deviceIdentity(d *userpool.Device) (srpIdentity, error) {
	verifier, err := s.Devices.Verifier(d)
	return srpIdentity{d.Key, d.SRPSalt, verifier}, err
}
