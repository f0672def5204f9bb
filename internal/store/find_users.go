package store

import (
	"unicode/utf8"

	"cognate/internal/userpool"
)

// UserQuery is what users are looked for by: a search value ("email", ...),
// "username", "sub", "cognito:user_status" or "status", which is Value or
// begins with it. Value is folded as the rows are.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
type UserQuery struct {
	Name   string
	Prefix bool
	Value  string
}

// FindUsers returns a page of the users that a query finds, ordered by the
// value that it looks at and then by age, and where the next begins. Nobody
// is found by a name that is not searched by.
func (tx *Tx) FindUsers(poolID string, q UserQuery, after string, limit int) ([]*userpool.User, string, error) {
	c, err := parseCursor(after)
	if err != nil {
		return nil, "", err
	}
	low, high := indexed(q.Value), indexed(q.Value)
	if q.Prefix {
		low, high = q.Value, beyond(q.Value)
	}
	bounds := []any{poolID, low, high, c.Text, c.Number}
	switch q.Name {
	case "username":
		return page(tx, limit, `SELECT `+userColumns+`, user_names.value, users.id FROM user_names
			JOIN users ON users.id = user_names.user_id
			WHERE user_names.pool = $1 AND user_names.kind = 'username'
			AND user_names.value >= $2 AND user_names.value <= $3 AND (user_names.value, user_names.user_id) > ($4, $5)
			ORDER BY user_names.value, user_names.user_id LIMIT $6`, bounds, byValue)
	case "sub":
		return page(tx, limit, `SELECT `+userColumns+` FROM users
			WHERE pool = $1 AND sub >= $2 AND sub <= $3 AND sub > $4
			ORDER BY sub LIMIT $5`, []any{poolID, low, high, c.Key}, bySub)
	case "cognito:user_status":
		return page(tx, limit, `SELECT `+userColumns+`, users.status, users.id FROM users
			WHERE users.pool = $1 AND users.status >= $2 AND users.status <= $3 AND (users.status, users.id) > ($4, $5)
			ORDER BY users.status, users.id LIMIT $6`, bounds, byValue)
	case "status":
		return page(tx, limit, `SELECT `+userColumns+`, users.state, users.id FROM users
			WHERE users.pool = $1 AND users.state >= $2 AND users.state <= $3 AND (users.state, users.id) > ($4, $5)
			ORDER BY users.state, users.id LIMIT $6`, bounds, byValue)
	}
	return page(tx, limit, `SELECT `+userColumns+`, user_search.value, users.id FROM user_search
		JOIN users ON users.id = user_search.user_id
		WHERE user_search.pool = $1 AND user_search.name = $2
		AND user_search.value >= $3 AND user_search.value <= $4 AND (user_search.value, user_search.user_id) > ($5, $6)
		ORDER BY user_search.value, user_search.user_id LIMIT $7`,
		[]any{poolID, q.Name, low, high, c.Text, c.Number}, byValue)
}

func byValue(s scanner) (*userpool.User, cursor, error) {
	var c cursor
	u, err := scanUser(s, &c.Text, &c.Number)
	return u, c, err
}

// beyond returns a text that no text with this prefix comes after. (It may
// itself begin with the prefix, but is not a value that anyone has.)
func beyond(prefix string) string {
	return prefix + string([]rune{utf8.MaxRune, utf8.MaxRune, utf8.MaxRune, utf8.MaxRune})
}
