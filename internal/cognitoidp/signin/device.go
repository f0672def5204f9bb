package signin

import (
	wire "cognate/internal/wire/cognitoidp"
)

// newDevice names the device of a sign-in that brought none, in a pool that
// tracks devices; elsewhere it returns nil.
func (s *Service) newDevice(a *attempt) (*wire.NewDeviceMetadataType, error) {
	if a.pool.Settings.Devices == nil {
		return nil, nil
	}
	key, group, err := s.Devices.New(a.pool, a.user.Sub)
	if err != nil {
		return nil, err
	}
	return &wire.NewDeviceMetadataType{DeviceKey: key, DeviceGroupKey: group}, nil
}
