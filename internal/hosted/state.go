package hosted

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"time"
)

// stateField carries a sign-in from one page to the next.
const stateField = "state"

// state is what a page must know of the sign-in, or the sign-up, that it goes
// on with. It travels sealed, for one client.
type state struct {
	Username   string
	Challenge  string            `json:",omitzero"`
	Session    string            `json:",omitzero"`
	Parameters map[string]string `json:",omitzero"`
	Available  []string          `json:",omitzero"`
	Secret     string            `json:",omitzero"` // of the authenticator that is set up
	Sub        string            `json:",omitzero"` // of the user whom this browser signed up
	Sent       Sent              `json:",omitzero"`
	Until      time.Time         `json:",omitzero"` // an answer to the challenge is waited for
	Expires    time.Time
}

// stateLifetime is long enough to wait for a mail. Challenges have their own,
// shorter time.
const stateLifetime = time.Hour

var errState = errors.New("hosted: not a state, or one that is too old")

func (v *visit) seal(s state) (string, error) {
	s.Expires = v.pages.Now().Add(stateLifetime)
	plain, err := json.Marshal(s)
	if err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(v.pages.Sealer.Seal("hosted-state:"+v.client.ID, plain)), nil
}

// state reads the state that a form brings back.
func (v *visit) state() (s state, err error) {
	sealed, err := base64.RawURLEncoding.DecodeString(v.form.Get(stateField))
	if err != nil {
		return s, errState
	}
	plain, err := v.pages.Sealer.Open("hosted-state:"+v.client.ID, sealed)
	if err != nil || json.Unmarshal(plain, &s) != nil || v.pages.Now().After(s.Expires) {
		return state{}, errState
	}
	return s, nil
}
