package store

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"unicode/utf8"

	"cognate/internal/userpool"
)

// free returns an *ExistsError for the first of the names that somebody but
// the user of this number has.
func (tx *Tx) free(poolID string, id int64, names []userpool.SignInName) error {
	for _, n := range names {
		var owner int64
		err := tx.row(`SELECT user_id FROM user_names WHERE pool = $1 AND kind = $2 AND value = $3`,
			[]any{poolID, n.Kind, n.Value}, &owner)
		if err := missing(err); err != nil {
			return err
		}
		if err == nil && owner != id {
			return &ExistsError{Kind: n.Kind}
		}
	}
	return nil
}

// addKeys writes key rows that free has found free. (That another transaction
// took one meanwhile is for the database to find.)
func (tx *Tx) addKeys(poolID string, id int64, rows keyRows) error {
	for _, n := range rows.Names {
		err := tx.put(`INSERT INTO user_names (pool, kind, value, user_id) VALUES ($1, $2, $3, $4)`, poolID, n.Kind, n.Value, id)
		if err != nil {
			return err
		}
	}
	for _, v := range rows.Search {
		err := tx.put(`INSERT INTO user_search (pool, name, value, user_id) VALUES ($1, $2, $3, $4)`, poolID, v.Name, v.Value, id)
		if err != nil {
			return err
		}
	}
	return nil
}

// moveKeys turns the key rows that a user's row names into others, and writes
// only the difference.
func (tx *Tx) moveKeys(poolID string, id int64, before string, to keyRows) error {
	var from keyRows
	if err := decode([]byte(before), &from); err != nil {
		return err
	}
	added := keyRows{Names: except(to.Names, from.Names), Search: except(to.Search, from.Search)}
	if err := tx.free(poolID, id, added.Names); err != nil {
		return err
	}
	for _, n := range except(from.Names, to.Names) {
		err := tx.put(`DELETE FROM user_names WHERE pool = $1 AND kind = $2 AND value = $3`, poolID, n.Kind, n.Value)
		if err != nil {
			return err
		}
	}
	for _, v := range except(from.Search, to.Search) {
		err := tx.put(`DELETE FROM user_search WHERE pool = $1 AND name = $2 AND value = $3 AND user_id = $4`,
			poolID, v.Name, v.Value, id)
		if err != nil {
			return err
		}
	}
	return tx.addKeys(poolID, id, added)
}

// except returns what of a is not in b.
func except[T comparable](a, b []T) []T {
	var rest []T
	for _, v := range a {
		if !slices.Contains(b, v) {
			rest = append(rest, v)
		}
	}
	return rest
}

// longestIndexed is how many bytes of a text an index takes whole: PostgreSQL
// refuses rows of an index that are longer than some 2,700, and a name of 2,048
// letters can be three times that. It is more than the longest prefix that
// users are searched by, 250 letters of four bytes.
const longestIndexed = 1100

// indexed is a text as indexes hold it: a long one is cut and told from others
// by a hash. It is then longer than any that is held whole, so that no text can
// be made to look like another one.
func indexed(text string) string {
	if len(text) <= longestIndexed {
		return text
	}
	cut := longestIndexed
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	sum := sha256.Sum256([]byte(text))
	return text[:cut] + hex.EncodeToString(sum[:])
}
