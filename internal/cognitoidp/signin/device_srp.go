package signin

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"time"

	"cognate/internal/authsession"
	"cognate/internal/fault"
	"cognate/internal/srp"
	"cognate/internal/token"
)

const deviceVerifier = "DEVICE_PASSWORD_VERIFIER"

// deviceBlock is what the server must remember between a device's public
// value and its proof. It travels sealed, as the SECRET_BLOCK, and belongs to
// the session beside it.
type deviceBlock struct {
	EventID string
	Key     string
	A       []byte
	B       []byte
	Private []byte
	Expires time.Time
}

const deviceBlockPurpose = "device-secret-block"

// askDeviceSRP asks the remembered device for its public value.
func (s *Service) askDeviceSRP(_ context.Context, a *attempt, _ *authsession.Session) (map[string]string, error) {
	return map[string]string{"USERNAME": a.user.Username, "DEVICE_KEY": a.device.Key}, nil
}

// takeDeviceSRP takes the public value. It proves nothing yet.
func (s *Service) takeDeviceSRP(_ context.Context, a *attempt, given map[string]string) error {
	if given["DEVICE_KEY"] != a.facts.Device {
		return fault.InvalidParameter.New("Invalid device key given.")
	}
	publicA, err := s.SRP.ParsePublic(given["SRP_A"])
	if err != nil {
		return fault.InvalidParameter.New("SRP_A is not a valid public value.")
	}
	a.srpA = publicA
	return nil
}

// askDeviceVerifier answers the device's public value with the server's and
// asks for the proof.
func (s *Service) askDeviceVerifier(_ context.Context, a *attempt, _ *authsession.Session) (map[string]string, error) {
	id, err := s.deviceIdentity(a.device)
	if err != nil {
		return nil, err
	}
	private, publicB, err := s.SRP.NewServer(s.Rand, id.verifier)
	if err != nil {
		return nil, err
	}
	plain, err := json.Marshal(deviceBlock{
		EventID: a.facts.EventID, Key: id.name, A: a.srpA, B: publicB, Private: private,
		Expires: s.Now().Add(a.client.AuthSessionLifetime()),
	})
	if err != nil {
		return nil, err
	}
	return map[string]string{
		"DEVICE_KEY":   id.name,
		"SALT":         srp.Hex(id.salt),
		"SECRET_BLOCK": base64.StdEncoding.EncodeToString(s.Sealer.Seal(deviceBlockPurpose, plain)),
		"SRP_B":        srp.Hex(publicB),
		"USERNAME":     a.user.Username,
	}, nil
}

// takeDeviceVerifier judges the device's proof. A wrong proof ends the
// conversation.
func (s *Service) takeDeviceVerifier(ctx context.Context, a *attempt, given map[string]string) error {
	if given["DEVICE_KEY"] != a.facts.Device {
		return fault.InvalidParameter.New("Invalid device key given.")
	}
	if err := s.recognise(ctx, a, given); err != nil {
		return err
	}
	if a.device == nil {
		return authsession.Foreign() // the pool stopped tracking devices
	}
	ok, err := s.deviceProves(a, given)
	if err != nil {
		return err
	}
	if !ok {
		return s.failed(ctx, a, incorrect(), a.writes...)
	}
	a.facts.Prove(deviceVerifier)
	a.facts.Source = token.SourceAuthenticateDevice
	return nil
}

// deviceProves computes the claim that the device would make, and compares.
func (s *Service) deviceProves(a *attempt, given map[string]string) (bool, error) {
	sealed, err := base64.StdEncoding.DecodeString(given["PASSWORD_CLAIM_SECRET_BLOCK"])
	if err != nil {
		return false, nil
	}
	var block deviceBlock
	plain, err := s.Sealer.Open(deviceBlockPurpose, sealed)
	if err != nil || json.Unmarshal(plain, &block) != nil {
		return false, nil
	}
	if block.EventID != a.facts.EventID || block.Key != a.device.Key || s.Now().After(block.Expires) {
		return false, nil
	}
	id, err := s.deviceIdentity(a.device)
	if err != nil {
		return false, err
	}
	key, err := s.SRP.ServerKey(block.A, block.B, block.Private, id.verifier)
	if err != nil {
		return false, nil
	}
	return s.claims(key, a.device.GroupKey, a.device.Key, sealed, given), nil
}
