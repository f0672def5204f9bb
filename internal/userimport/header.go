package userimport

import (
	"slices"
	"strings"

	"cognate/internal/userpool"
)

// Columns that are no attributes.
const (
	usernameColumn = "cognito:username"
	mfaColumn      = "cognito:mfa_enabled"
	// hashColumn holds the hash of a password by the job's algorithm.
	hashColumn = "password_hash"
	// anyHashColumn holds the hash of a password by an algorithm that the hash
	// itself names. It is an extension, and a file need not have it.
	anyHashColumn = "cognate:password_hash"
)

// Header returns the columns that a file for the pool must have, in any order.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetCSVHeader.html
func Header(pool *userpool.Pool) []string {
	var columns []string
	for _, a := range pool.Settings.Schema {
		if a.Name != "sub" {
			columns = append(columns, a.Name)
		}
	}
	return append(columns, mfaColumn, usernameColumn)
}

// checkHeader says what is wrong with a file's columns, or "".
func checkHeader(columns []string, pool *userpool.Pool, algorithm string) string {
	required := Header(pool)
	if algorithm != "" {
		required = append(required, hashColumn)
	}
	for i, c := range columns {
		if slices.Contains(columns[:i], c) {
			return "The header in the CSV file has the column " + c + " twice."
		}
		if !slices.Contains(required, c) && c != anyHashColumn {
			return "The header in the CSV file has an unexpected column: " + clip(c) + "."
		}
	}
	var missing []string
	for _, c := range required {
		if !slices.Contains(columns, c) {
			missing = append(missing, c)
		}
	}
	if missing != nil {
		return "The header in the CSV file lacks columns: " + strings.Join(missing, ", ") + "."
	}
	return ""
}

// clip shortens what a file says before it is repeated.
func clip(s string) string {
	const most = 60
	for i := range s {
		if i >= most {
			return s[:i] + "..."
		}
	}
	return s
}
