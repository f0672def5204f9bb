package store

import (
	"fmt"
	"time"

	"github.com/mailru/easyjson/jlexer"

	"cognate/internal/userpool"
)

// userData is a user without the columns.
type userData struct {
	Username    string
	Modified    int64
	Attributes  map[string]string
	Pending     map[string]string `json:",omitempty"`
	Password    userpool.Password
	MFA         userpool.MFA
	SignedOutAt int64 `json:",omitzero"`
}

// A user is read in almost every request, so what encode writes is read here
// member by member, which takes a quarter of encoding/json's time. Members
// that are not known are left out, as encoding/json does.

func decodeUser(data []byte) (userData, error) {
	in := jlexer.Lexer{Data: data}
	var d userData
	members(&in, func(name string) {
		switch name {
		case "Username":
			d.Username = in.String()
		case "Modified":
			d.Modified = in.Int64()
		case "Attributes":
			d.Attributes = readMap(&in)
		case "Pending":
			d.Pending = readMap(&in)
		case "Password":
			readPassword(&in, &d.Password)
		case "MFA":
			readMFA(&in, &d.MFA)
		case "SignedOutAt":
			d.SignedOutAt = in.Int64()
		default:
			in.SkipRecursive()
		}
	})
	in.Consumed()
	if err := in.Error(); err != nil {
		return userData{}, fmt.Errorf("store: decode a user: %w", err)
	}
	return d, nil
}

func readPassword(in *jlexer.Lexer, p *userpool.Password) {
	members(in, func(name string) {
		switch name {
		case "Hash":
			p.Hash = in.String()
		case "SRPSalt":
			p.SRPSalt = in.Bytes()
		case "SRPVerifier":
			p.SRPVerifier = in.Bytes()
		case "SetAt":
			p.SetAt = readTime(in)
		case "Temporary":
			p.Temporary = in.Bool()
		case "History":
			p.History = readStrings(in)
		default:
			in.SkipRecursive()
		}
	})
}

func readMFA(in *jlexer.Lexer, m *userpool.MFA) {
	members(in, func(name string) {
		switch name {
		case "Preferred":
			m.Preferred = in.String()
		case "Enabled":
			m.Enabled = readStrings(in)
		case "LegacySMS":
			m.LegacySMS = in.Bool()
		case "TOTPSecret":
			m.TOTPSecret = in.Bytes()
		case "TOTPName":
			m.TOTPName = in.String()
		case "TOTPPending":
			m.TOTPPending = in.Bytes()
		default:
			in.SkipRecursive()
		}
	})
}

// members calls read for each member of an object with its name. A null is an
// object without members.
func members(in *jlexer.Lexer, read func(name string)) {
	if in.IsNull() {
		in.Skip()
		return
	}
	in.Delim('{')
	for in.Ok() && !in.IsDelim('}') {
		name := in.UnsafeFieldName(false)
		in.WantColon()
		if in.IsNull() {
			in.Skip()
		} else {
			read(name)
		}
		in.WantComma()
	}
	in.Delim('}')
}

func readMap(in *jlexer.Lexer) map[string]string {
	m := make(map[string]string, 8)
	in.Delim('{')
	for in.Ok() && !in.IsDelim('}') {
		name := in.String()
		in.WantColon()
		m[name] = in.String()
		in.WantComma()
	}
	in.Delim('}')
	return m
}

func readStrings(in *jlexer.Lexer) []string {
	list := []string{}
	in.Delim('[')
	for in.Ok() && !in.IsDelim(']') {
		list = append(list, in.String())
		in.WantComma()
	}
	in.Delim(']')
	return list
}

func readTime(in *jlexer.Lexer) time.Time {
	t, err := time.Parse(time.RFC3339Nano, in.UnsafeString())
	if err != nil {
		in.AddError(err)
	}
	return t.UTC()
}
