package signin

import (
	"encoding/hex"
	"fmt"
	"strings"

	"cognate/internal/userpool"
)

// standIn makes up the user that the attempt's name could have been, always
// the same one: with a password, and with an address for every way in that
// the pool allows. The name itself is the address where it can be. No answer
// of a stand-in is ever right.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
func (s *Service) standIn(a *attempt) *userpool.User {
	folded := []byte(a.pool.Fold("username", a.typed))
	d := s.Sealer.Derive("signin stand-in", []byte(a.pool.ID), folded)
	u := &userpool.User{
		PoolID: a.pool.ID, Username: a.typed, Status: userpool.Confirmed, Enabled: true,
		Attributes: map[string]string{}, Password: userpool.Password{Hash: "none"},
	}
	if a.pool.UsesUsernameAttributes() {
		u.Username = subLike(s.Sealer.Derive("srp-simulation", []byte(a.pool.ID), []byte("sub"), folded))
	}
	u.Attributes["email"], u.Attributes["phone_number"] = a.typed, a.typed
	if !strings.Contains(a.typed, "@") {
		u.Attributes["email"] = string('a'+rune(d[0]%26)) + "@" + string('a'+rune(d[1]%26))
	}
	if !strings.HasPrefix(a.typed, "+") {
		u.Attributes["phone_number"] = fmt.Sprintf("+1555555%04d", (int(d[2])<<8|int(d[3]))%10_000)
	}
	return u
}

// shown is the user whom the client sees: the attempt's, or a stand-in.
func (s *Service) shown(a *attempt) *userpool.User {
	if a.user != nil {
		return a.user
	}
	if a.nobody == nil {
		a.nobody = s.standIn(a)
	}
	return a.nobody
}

// subLike prints 16 bytes in the shape of a sub.
func subLike(b []byte) string {
	h := hex.EncodeToString(b[:16])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}
