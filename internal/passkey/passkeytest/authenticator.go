// Package passkeytest is an authenticator and its browser for tests: it makes
// passkeys and signs with them as WebAuthn says, without anybody touching
// anything. What it can be made to do wrong, it does on purpose.
//
// https://www.w3.org/TR/webauthn-3/#sctn-authenticator-model
package passkeytest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/go-webauthn/webauthn/protocol/webauthncbor"
)

// Authenticator holds the passkeys that it made.
type Authenticator struct {
	Origin   string // of the page
	Party    string // instead of the one in the options
	Verified bool   // whether it says that it knew its user
	Absent   bool   // says that nobody was there
	Counts   bool   // whether it counts signatures
	Copyable bool   // says that its keys may be backed up
	Nameless bool   // forgets whose its keys are: they are not resident
	Framed   bool   // says that the page was in a frame of another site
	EdDSA    bool   // makes keys of an algorithm that nobody asked for

	AAGUID [16]byte
	ID     string // of the next key, instead of a random one

	keys map[string]*key
}

type key struct {
	private *ecdsa.PrivateKey
	user    []byte
	count   uint32
}

// The flags of authenticator data.
const (
	present        = 1
	verified       = 4
	backupEligible = 8
	attested       = 64
)

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// Create makes a passkey by the options of navigator.credentials.create and
// returns the browser's JSON.
func (a *Authenticator) Create(options []byte) ([]byte, error) {
	var o struct {
		Challenge string
		RP        struct{ ID string }
		User      struct{ ID string }
	}
	if err := json.Unmarshal(options, &o); err != nil {
		return nil, fmt.Errorf("creation options: %w", err)
	}
	user, err := base64.RawURLEncoding.DecodeString(o.User.ID)
	if err != nil {
		return nil, fmt.Errorf("user id: %w", err)
	}
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	id := make([]byte, 16)
	rand.Read(id)
	if a.ID != "" {
		if id, err = base64.RawURLEncoding.DecodeString(a.ID); err != nil {
			return nil, fmt.Errorf("id of a key: %w", err)
		}
	}
	if a.keys == nil {
		a.keys = map[string]*key{}
	}
	a.keys[b64(id)] = &key{private: private, user: user}

	cose, err := a.public(private)
	if err != nil {
		return nil, err
	}
	data := a.data(o.RP.ID, attested, 0)
	data = append(data, a.AAGUID[:]...)
	data = binary.BigEndian.AppendUint16(data, uint16(len(id)))
	data = append(append(data, id...), cose...)
	attestation, err := webauthncbor.Marshal(map[string]any{"fmt": "none", "attStmt": map[string]any{}, "authData": data})
	if err != nil {
		return nil, err
	}
	client, err := a.client("webauthn.create", o.Challenge)
	if err != nil {
		return nil, err
	}
	return json.Marshal(map[string]any{
		"id": b64(id), "rawId": b64(id), "type": "public-key", "authenticatorAttachment": "platform",
		"clientExtensionResults": map[string]any{},
		"response": map[string]any{
			"clientDataJSON": b64(client), "attestationObject": b64(attestation), "transports": []string{"internal", "hybrid"},
		},
	})
}

// Get signs by the options of navigator.credentials.get, with the first of
// the allowed keys that it has, and returns the browser's JSON.
func (a *Authenticator) Get(options []byte) ([]byte, error) {
	var o struct {
		Challenge        string
		RPID             string
		AllowCredentials []struct{ ID string }
	}
	if err := json.Unmarshal(options, &o); err != nil {
		return nil, fmt.Errorf("request options: %w", err)
	}
	for _, allowed := range o.AllowCredentials {
		k, ok := a.keys[allowed.ID]
		if !ok {
			continue
		}
		if a.Counts {
			k.count++
		}
		client, err := a.client("webauthn.get", o.Challenge)
		if err != nil {
			return nil, err
		}
		data, hash := a.data(o.RPID, 0, k.count), sha256.Sum256(client)
		signed := sha256.Sum256(append(append([]byte{}, data...), hash[:]...))
		signature, err := ecdsa.SignASN1(rand.Reader, k.private, signed[:])
		if err != nil {
			return nil, err
		}
		response := map[string]any{"clientDataJSON": b64(client), "authenticatorData": b64(data), "signature": b64(signature)}
		if !a.Nameless {
			response["userHandle"] = b64(k.user)
		}
		return json.Marshal(map[string]any{
			"id": allowed.ID, "rawId": allowed.ID, "type": "public-key", "authenticatorAttachment": "platform",
			"clientExtensionResults": map[string]any{}, "response": response,
		})
	}
	return nil, fmt.Errorf("none of the passkeys asked for is here: %s", options)
}

// IDs lists the keys that it has.
func (a *Authenticator) IDs() []string { return slices.Sorted(maps.Keys(a.keys)) }

// Rewind makes the next signature count as the first, as a copy's would.
func (a *Authenticator) Rewind() {
	for _, k := range a.keys {
		k.count = 0
	}
}

func (a *Authenticator) client(ceremony, challenge string) ([]byte, error) {
	return json.Marshal(map[string]any{"type": ceremony, "challenge": challenge, "origin": a.Origin, "crossOrigin": a.Framed})
}

// data is what an authenticator says of itself and of the moment.
func (a *Authenticator) data(party string, flags byte, count uint32) []byte {
	if a.Party != "" {
		party = a.Party
	}
	if !a.Absent {
		flags |= present
	}
	if a.Verified {
		flags |= verified
	}
	if a.Copyable {
		flags |= backupEligible
	}
	hash := sha256.Sum256([]byte(party))
	return binary.BigEndian.AppendUint32(append(hash[:], flags), count)
}

// public encodes a public key as COSE does.
//
// https://www.rfc-editor.org/rfc/rfc9053#section-7.1.1
func (a *Authenticator) public(private *ecdsa.PrivateKey) ([]byte, error) {
	point, err := private.PublicKey.Bytes()
	if err != nil {
		return nil, err
	}
	if a.EdDSA {
		return webauthncbor.Marshal(map[int]any{1: 1, 3: -8, -1: 6, -2: point[1:33]})
	}
	return webauthncbor.Marshal(map[int]any{1: 2, 3: -7, -1: 1, -2: point[1:33], -3: point[33:]})
}
