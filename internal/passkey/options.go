package passkey

import (
	"encoding/base64"
	"encoding/json"
	"fmt"

	"cognate/internal/userpool"
)

// descriptor names a credential.
type descriptor struct {
	ID         string   `json:"id"`
	Type       string   `json:"type"`
	Transports []string `json:"transports,omitempty"`
}

type algorithm struct {
	Algorithm int    `json:"alg"`
	Type      string `json:"type"`
}

// The algorithms that are offered and taken, as COSE numbers them.
//
// https://www.iana.org/assignments/cose/cose.xhtml#algorithms
const (
	es256 = -7
	rs256 = -257
)

const timeout = 60_000 // milliseconds

type selection struct {
	RequireResidentKey bool   `json:"requireResidentKey"`
	ResidentKey        string `json:"residentKey"`
	UserVerification   string `json:"userVerification"`
}

type entity struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	DisplayName string `json:"displayName,omitempty"`
}

type creationOptions struct {
	Selection  selection    `json:"authenticatorSelection"`
	Challenge  string       `json:"challenge"`
	Exclude    []descriptor `json:"excludeCredentials"`
	Algorithms []algorithm  `json:"pubKeyCredParams"`
	Party      entity       `json:"rp"`
	Timeout    int          `json:"timeout"`
	User       entity       `json:"user"`
}

// CreationOptions is what a browser needs to make a passkey: the argument of
// navigator.credentials.create. The user's authenticators that hold one of
// the keys in have will not make another.
//
// https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialcreationoptionsjson
func (p Party) CreationOptions(user *userpool.User, name string, challenge []byte, have []*userpool.Passkey) ([]byte, error) {
	out, err := json.Marshal(creationOptions{
		Selection:  selection{RequireResidentKey: true, ResidentKey: "required", UserVerification: p.verification()},
		Challenge:  encode(challenge),
		Exclude:    describe(have, false),
		Algorithms: []algorithm{{es256, "public-key"}, {rs256, "public-key"}},
		Party:      entity{ID: p.ID, Name: p.ID},
		Timeout:    timeout,
		User:       entity{ID: encode([]byte(user.Sub)), Name: name, DisplayName: name},
	})
	if err != nil {
		return nil, fmt.Errorf("encode creation options: %w", err)
	}
	return out, nil
}

type requestOptions struct {
	Challenge    string       `json:"challenge"`
	Timeout      int          `json:"timeout"`
	Party        string       `json:"rpId"`
	Allow        []descriptor `json:"allowCredentials"`
	Verification string       `json:"userVerification"`
}

// RequestOptions is what a browser needs to sign in with one of the passkeys
// in have: the argument of navigator.credentials.get.
//
// https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialrequestoptionsjson
func (p Party) RequestOptions(challenge []byte, have []*userpool.Passkey) ([]byte, error) {
	out, err := json.Marshal(requestOptions{encode(challenge), timeout, p.ID, describe(have, true), p.verification()})
	if err != nil {
		return nil, fmt.Errorf("encode request options: %w", err)
	}
	return out, nil
}

func describe(keys []*userpool.Passkey, transports bool) []descriptor {
	list := make([]descriptor, 0, len(keys))
	for _, k := range keys {
		d := descriptor{ID: k.ID, Type: "public-key"}
		if transports {
			d.Transports = k.Transports
		}
		list = append(list, d)
	}
	return list
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }
