package userimport

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"cognate/internal/fault"
	"cognate/internal/password/foreign"
	"cognate/internal/userpool"
)

// reader makes users of a file's rows, by the rules of one pool.
type reader struct {
	pool      *userpool.Pool
	columns   []string
	algorithm string // of the password_hash column
	near      near
	now       time.Time
}

// problem is why a row makes no user; "" if it does.
type problem = string

// user makes the user of a row.
func (r *reader) user(values []string) (*userpool.User, problem, error) {
	if len(values) != len(r.columns) {
		return nil, "The number of columns in the row does not match the header.", nil
	}
	row := make(map[string]string, len(values))
	attrs := make(map[string]string, len(values))
	for i, column := range r.columns {
		if values[i] == "" {
			continue
		}
		if utf8.RuneCountInString(values[i]) > maxValue && column != anyHashColumn && column != hashColumn {
			return nil, "The value of " + column + " is too long.", nil
		}
		switch column {
		case usernameColumn, mfaColumn, hashColumn, anyHashColumn:
			row[column] = values[i]
		case "birthdate":
			attrs[column] = birthdate(values[i])
		default:
			attrs[column] = values[i]
		}
	}
	if row[usernameColumn] == "" {
		return nil, "The value of cognito:username must not be empty.", nil
	}
	if !validUsername(row[usernameColumn]) {
		return nil, "The value of cognito:username is not a valid username.", nil
	}
	username, attrs, err := r.pool.ResolveUsername(row[usernameColumn], attrs)
	if err != nil {
		return nil, reason(err), nil
	}
	if attrs, err = r.pool.CheckAttributes(attrs, userpool.Write{Complete: true}); err != nil {
		return nil, reason(err), nil
	}
	sub, err := userpool.NewSub(&r.near)
	if err != nil {
		return nil, "", err
	}
	u := &userpool.User{
		PoolID: r.pool.ID, Sub: sub, Username: cmp.Or(username, sub), Enabled: true,
		Created: r.now, Modified: r.now, Attributes: attrs,
	}
	if !r.reachable(u) {
		return nil, "The User Record does not set any of the auto verified attributes to true. (Example: email_verified to true).", nil
	}
	if p := r.secondFactor(u, row[mfaColumn]); p != "" {
		return nil, p, nil
	}
	if p := r.password(u, row); p != "" {
		return nil, p, nil
	}
	u.Status = r.status(u)
	return u, "", nil
}

// maxValue is the most characters in an attribute's value.
const maxValue = 2048

// reachable reports whether one of the attributes that the pool verifies is
// verified, since it is by one of them that users come to a password.
func (r *reader) reachable(u *userpool.User) bool {
	return slices.ContainsFunc(r.pool.Settings.AutoVerified, u.Verified)
}

// secondFactor judges whether the user has one; an empty value leaves that to
// the pool.
func (r *reader) secondFactor(u *userpool.User, value string) problem {
	switch strings.ToLower(value) {
	case "":
	case "true":
		if r.pool.Settings.MFA == "OFF" || r.pool.Settings.MFA == "" {
			return "cognito:mfa_enabled can't be true, since multi-factor authentication is off in the user pool."
		}
		if u.Attributes["phone_number"] != "" && r.pool.Settings.SMS != nil {
			u.MFA = userpool.MFA{Preferred: "SMS_MFA", Enabled: []string{"SMS_MFA"}}
		}
	case "false":
		if r.pool.Settings.MFA == "ON" {
			return "cognito:mfa_enabled can't be false, since multi-factor authentication is required in the user pool."
		}
	default:
		return "cognito:mfa_enabled must be true or false."
	}
	return ""
}

// password keeps a hash that the row brings along.
func (r *reader) password(u *userpool.User, row map[string]string) problem {
	own, named := row[hashColumn], row[anyHashColumn]
	if own != "" && named != "" {
		return "The row has two password hashes."
	}
	text := cmp.Or(own, named)
	if text == "" {
		return ""
	}
	record, err := foreign.Parse(text)
	if err != nil {
		return "The password hash can't be used: " + err.Error() + "."
	}
	if own != "" && record.Algorithm() != r.algorithm {
		return "The password hash is not one of the job's PasswordHashingAlgorithm, " + r.algorithm + "."
	}
	u.Password = userpool.Password{Hash: record.String(), SetAt: r.now}
	return ""
}

// status is where an imported user begins: with a password to set, unless
// they brought one or need none.
func (r *reader) status(u *userpool.User) userpool.Status {
	factors := r.pool.Settings.SignInPolicy
	switch {
	case u.Password.Hash != "",
		slices.Contains(factors, "EMAIL_OTP") && u.Verified("email"),
		slices.Contains(factors, "SMS_OTP") && u.Verified("phone_number"):
		return userpool.Confirmed
	}
	return userpool.ResetRequired
}

// birthdate turns the form of import files, mm/dd/yyyy, into that of the
// attribute. Anything else is for the schema to judge.
func birthdate(value string) string {
	if t, err := time.Parse("01/02/2006", value); err == nil {
		return t.Format(time.DateOnly)
	}
	return value
}

// validUsername reports whether a name has the form that the API asks of one.
func validUsername(name string) bool {
	if utf8.RuneCountInString(name) > 128 {
		return false
	}
	for _, c := range name {
		if !unicode.In(c, unicode.L, unicode.M, unicode.S, unicode.N, unicode.P) {
			return false
		}
	}
	return true
}

// reason is a fault's text as the log has it.
func reason(err error) string {
	if f, ok := fault.From(err); ok {
		return strings.TrimSuffix(f.Message, "\n")
	}
	return err.Error()
}
