// Package paging makes the opaque tokens by which a client asks for the next
// page of a list.
package paging

import (
	"encoding/base64"
	"encoding/json"
	"time"

	"cognate/internal/fault"
	"cognate/internal/seal"
)

// Tokens makes and reads page tokens. A token serves the list that it was
// made for, with the same arguments, for an hour.
type Tokens struct {
	Sealer *seal.Sealer
	Now    func() time.Time
}

const lifetime = time.Hour

type page struct {
	List    string
	After   string
	Expires int64
}

// Token returns the token for the page after a cursor of the store, or "" on
// the last page. list names the list and its arguments.
func (t Tokens) Token(list, after string) (string, error) {
	if after == "" {
		return "", nil
	}
	plain, err := json.Marshal(page{list, after, t.Now().Add(lifetime).Unix()})
	if err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(t.Sealer.Seal("page", plain)), nil
}

// After returns the cursor in a token of the same list; "" begins at the
// first page. It returns InvalidParameterException for every other token.
func (t Tokens) After(list, token string) (string, error) {
	if token == "" {
		return "", nil
	}
	sealed, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil {
		return "", invalid()
	}
	plain, err := t.Sealer.Open("page", sealed)
	if err != nil {
		return "", invalid()
	}
	var p page
	if err := json.Unmarshal(plain, &p); err != nil || p.List != list || t.Now().Unix() > p.Expires {
		return "", invalid()
	}
	return p.After, nil
}

func invalid() error { return fault.InvalidParameter.New("Invalid pagination token") }

// Limit returns the size of a page: what was asked for, or most.
func Limit(asked *int64, most int) int {
	if asked == nil || *asked <= 0 || *asked > int64(most) {
		return most
	}
	return int(*asked)
}
