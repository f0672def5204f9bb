package passkey

import (
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"fmt"

	"github.com/go-webauthn/webauthn/protocol"

	"cognate/internal/userpool"
)

// Register judges a new credential, the JSON of a browser's
// RegistrationResponse, and returns the passkey in it, without an owner. The
// error is one of this package's.
//
// https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential
func (p Party) Register(credential, challenge []byte) (*userpool.Passkey, error) {
	given, err := protocol.ParseCredentialCreationResponseBytes(credential)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	client, data := &given.Response.CollectedClientData, &given.Response.AttestationObject.AuthData
	if err := p.judge(client, data, challenge); err != nil {
		return nil, err
	}
	_, err = given.Verify(encode(challenge), p.ID, []string{client.Origin}, nil, nil,
		protocol.TopOriginExplicitVerificationMode, false, p.RequireVerification, true, nil,
		[]protocol.CredentialParameter{
			{Type: protocol.PublicKeyCredentialType, Algorithm: es256},
			{Type: protocol.PublicKeyCredentialType, Algorithm: rs256},
		}, protocol.AttestationPolicy{}, protocol.SignaturePolicy{})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnsupported, err)
	}
	key := &userpool.Passkey{
		ID: given.ID, Name: modelName(data.AttData.AAGUID), RelyingPartyID: p.ID,
		PublicKey: data.AttData.CredentialPublicKey, SignCount: data.Counter, Attachment: string(given.AuthenticatorAttachment),
		AAGUID: data.AttData.AAGUID, BackupEligible: data.Flags.HasBackupEligible(), BackedUp: data.Flags.HasBackupState(),
	}
	for _, t := range given.Response.Transports {
		key.Transports = append(key.Transports, string(t))
	}
	return key, nil
}

// judge holds an answer against what was asked: the parts that callers tell
// apart.
func (p Party) judge(client *protocol.CollectedClientData, data *protocol.AuthenticatorData, challenge []byte) error {
	if subtle.ConstantTimeCompare([]byte(client.Challenge), []byte(encode(challenge))) != 1 {
		return ErrChallenge
	}
	if !p.allows(client.Origin) || client.CrossOrigin {
		return fmt.Errorf("%w: %q", ErrOrigin, client.Origin)
	}
	if hash := sha256.Sum256([]byte(p.ID)); !bytes.Equal(data.RPIDHash, hash[:]) {
		return ErrParty
	}
	return nil
}
