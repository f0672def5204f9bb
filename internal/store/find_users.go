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
// value that it looks at and then by sub, and where the next begins. Nobody
// is found by a name that is not searched by.
func (tx *Tx) FindUsers(poolID string, q UserQuery, after string, limit int) ([]*userpool.User, string, error) {
	c, err := parseCursor(after)
	if err != nil {
		return nil, "", err
	}
	low, high := q.Value, q.Value
	if q.Prefix {
		high = beyond(q.Value)
	}
	bounds := []any{poolID, low, high, c.Text, c.Key}
	switch q.Name {
	case "username":
		return page(tx, limit, `SELECT `+userColumns+`, user_names.value FROM user_names
			JOIN users ON users.pool = user_names.pool AND users.sub = user_names.sub
			WHERE user_names.pool = $1 AND user_names.kind = 'username'
			AND user_names.value >= $2 AND user_names.value <= $3 AND (user_names.value, user_names.sub) > ($4, $5)
			ORDER BY user_names.value, user_names.sub LIMIT $6`, bounds, byValue)
	case "sub":
		return page(tx, limit, `SELECT `+userColumns+`, users.sub FROM users
			WHERE users.pool = $1 AND users.sub >= $2 AND users.sub <= $3 AND (users.sub, users.sub) > ($4, $5)
			ORDER BY users.sub LIMIT $6`, bounds, byValue)
	case "cognito:user_status":
		return page(tx, limit, `SELECT `+userColumns+`, users.status FROM users
			WHERE users.pool = $1 AND users.status >= $2 AND users.status <= $3 AND (users.status, users.sub) > ($4, $5)
			ORDER BY users.status, users.sub LIMIT $6`, bounds, byValue)
	case "status":
		return page(tx, limit, `SELECT `+userColumns+`, users.state FROM users
			WHERE users.pool = $1 AND users.state >= $2 AND users.state <= $3 AND (users.state, users.sub) > ($4, $5)
			ORDER BY users.state, users.sub LIMIT $6`, bounds, byValue)
	}
	return page(tx, limit, `SELECT `+userColumns+`, user_search.value FROM user_search
		JOIN users ON users.pool = user_search.pool AND users.sub = user_search.sub
		WHERE user_search.pool = $1 AND user_search.name = $2
		AND user_search.value >= $3 AND user_search.value <= $4 AND (user_search.value, user_search.sub) > ($5, $6)
		ORDER BY user_search.value, user_search.sub LIMIT $7`,
		[]any{poolID, q.Name, low, high, c.Text, c.Key}, byValue)
}

func byValue(s scanner) (*userpool.User, cursor, error) {
	var value string
	u, err := scanUser(s, &value)
	if err != nil {
		return nil, cursor{}, err
	}
	return u, cursor{Text: value, Key: u.Sub}, nil
}

// beyond returns a text that no text with this prefix comes after. (It may
// itself begin with the prefix, but is not a value that anyone has.)
func beyond(prefix string) string {
	return prefix + string([]rune{utf8.MaxRune, utf8.MaxRune, utf8.MaxRune, utf8.MaxRune})
}
