package oauth

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"cognate/internal/site"
	"cognate/internal/store"
)

const (
	// deviceLifetime is how long a device waits for its user: long enough to
	// make an account meanwhile.
	deviceLifetime = 15 * time.Minute
	// deviceInterval is how long a device waits between two questions, at
	// first, and by how much longer after one that came too early.
	//
	// https://www.rfc-editor.org/rfc/rfc8628#section-3.5
	deviceInterval = 5 * time.Second
)

// userLetters are those of user codes: none are taken for another or make up
// words. Eight of them are 25 thousand million codes.
//
// https://www.rfc-editor.org/rfc/rfc8628#section-6.1
const (
	userLetters = "BCDFGHJKLMNPQRSTVWXZ"
	userLength  = 8
)

// authorizeDevice begins a sign-in for a device without a browser. It answers
// with a code for the device to ask for tokens with, and with another that it
// shows to its user, who types that at /device.
//
// https://www.rfc-editor.org/rfc/rfc8628#section-3.1
func (s *Server) authorizeDevice(w http.ResponseWriter, r *http.Request, at *site.Site) {
	out, err := s.newDevice(w, r, at)
	if err != nil {
		s.failClient(w, r, err)
		return
	}
	writeJSON(w, http.StatusOK, out)
}

// deviceCodes is the answer to a device.
//
// https://www.rfc-editor.org/rfc/rfc8628#section-3.2
type deviceCodes struct {
	Device   string `json:"device_code"`
	User     string `json:"user_code"`
	URI      string `json:"verification_uri"`
	Complete string `json:"verification_uri_complete"`
	Expires  int    `json:"expires_in"`
	Interval int    `json:"interval"`
}

func (s *Server) newDevice(w http.ResponseWriter, r *http.Request, at *site.Site) (*deviceCodes, error) {
	values, err := form(w, r)
	if err != nil {
		return nil, err
	}
	client, err := s.client(r, at, values)
	if err != nil {
		return nil, err
	}
	if !allows(client, "code") {
		return nil, refused(unauthorizedClient)
	}
	scopes, bad := scopesOf(client, values.Get("scope"))
	if bad != nil {
		return nil, bad
	}
	target := values.Get("resource")
	if target != "" && !resource(target) {
		return nil, refused(invalidTarget)
	}
	device, user, err := s.keepDevice(r.Context(), &store.DeviceGrant{
		PoolID: at.Pool.ID, Expires: s.Now().Add(deviceLifetime), ClientID: client.ID, Resource: target, Scopes: scopes, Interval: deviceInterval,
	})
	if err != nil {
		return nil, err
	}
	return &deviceCodes{
		Device: device, User: user, URI: at.Base + "/device", Complete: at.Base + "/device?" + url.Values{"user_code": {user}}.Encode(),
		Expires: int(deviceLifetime / time.Second), Interval: int(deviceInterval / time.Second),
	}, nil
}

// keepDevice gives a device its codes. A user code that another device has
// makes way for a new one.
func (s *Server) keepDevice(ctx context.Context, g *store.DeviceGrant) (device, user string, err error) {
	for range 5 {
		var secret [32]byte
		if _, err := io.ReadFull(s.Rand, secret[:]); err != nil {
			return "", "", fmt.Errorf("make a device code: %w", err)
		}
		if user, err = newUserCode(s.Rand); err != nil {
			return "", "", err
		}
		device = base64.RawURLEncoding.EncodeToString(secret[:])
		g.ID, g.UserCode = deviceID(device), s.userCodeID(g.PoolID, user)
		err = s.Store.Update(ctx, func(tx *store.Tx) error { return tx.InsertDeviceGrant(g) })
		if !errors.Is(err, store.ErrExists) {
			break
		}
	}
	return device, printUserCode(user), err
}

// newUserCode draws a user code, as it is compared: without what is printed
// between its letters.
func newUserCode(rand io.Reader) (string, error) {
	code := make([]byte, 0, userLength)
	for len(code) < userLength {
		var b [1]byte
		if _, err := io.ReadFull(rand, b[:]); err != nil {
			return "", fmt.Errorf("make a user code: %w", err)
		}
		if n := len(userLetters); int(b[0]) < 256/n*n {
			code = append(code, userLetters[int(b[0])%n])
		}
	}
	return string(code), nil
}

func printUserCode(code string) string { return code[:userLength/2] + "-" + code[userLength/2:] }

// ReadUserCode reads a user code as people type it, in any case and with
// anything but letters between, and returns it as it is printed; "" if it
// can't be one.
func ReadUserCode(typed string) string {
	code := readUserCode(typed)
	if code == "" {
		return ""
	}
	return printUserCode(code)
}

func readUserCode(typed string) string {
	if len(typed) > 100 {
		return ""
	}
	code := strings.Map(func(r rune) rune {
		if strings.ContainsRune(userLetters, r) {
			return r
		}
		if r >= 'A' && r <= 'Z' {
			return '?' // one that no code has
		}
		return -1
	}, strings.ToUpper(typed))
	if len(code) != userLength || strings.Contains(code, "?") {
		return ""
	}
	return code
}

// deviceID is what the store knows a device code by.
func deviceID(code string) string {
	sum := sha256.Sum256([]byte(code))
	return hex.EncodeToString(sum[:])
}

// userCodeID is what the store knows a user code by. There are too few of them
// for a hash without a key.
func (s *Server) userCodeID(poolID, code string) string {
	return hex.EncodeToString(s.Sealer.Derive("device-user-code", []byte(poolID), []byte(code)))
}
