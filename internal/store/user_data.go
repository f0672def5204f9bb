package store

import (
	"fmt"

	"cognate/internal/jsonscan"
	"cognate/internal/userpool"
)

// userData is a user without the columns.
type userData struct {
	Username    string
	Modified    int64
	Attributes  map[string]string
	Pending     map[string]string `json:",omitzero"`
	Password    userpool.Password `json:",omitzero"`
	MFA         userpool.MFA      `json:",omitzero"`
	SignedOutAt int64             `json:",omitzero"`
}

// A user is read in almost every request, so what encode writes is read here
// member by member, which takes a quarter of encoding/json's time. Members
// that are not known are left out, as encoding/json does.

func decodeUser(data string) (userData, error) {
	in := jsonscan.New(data)
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
			in.Value()
		}
	})
	if err := in.End(); err != nil {
		return userData{}, fmt.Errorf("store: decode a user: %w", err)
	}
	return d, nil
}

func readPassword(in *jsonscan.Scanner, p *userpool.Password) {
	members(in, func(name string) {
		switch name {
		case "Hash":
			p.Hash = in.String()
		case "SRPSalt":
			p.SRPSalt = in.Bytes()
		case "SRPVerifier":
			p.SRPVerifier = in.Bytes()
		case "SetAt":
			p.SetAt = in.Time()
		case "Temporary":
			p.Temporary = in.Bool()
		case "History":
			p.History = in.Strings()
		default:
			in.Value()
		}
	})
}

func readMFA(in *jsonscan.Scanner, m *userpool.MFA) {
	members(in, func(name string) {
		switch name {
		case "Preferred":
			m.Preferred = in.String()
		case "Enabled":
			m.Enabled = in.Strings()
		case "LegacySMS":
			m.LegacySMS = in.Bool()
		case "TOTPSecret":
			m.TOTPSecret = in.Bytes()
		case "TOTPName":
			m.TOTPName = in.String()
		case "TOTPPending":
			m.TOTPPending = in.Bytes()
		default:
			in.Value()
		}
	})
}

// members calls read for each member of an object that is not null. A null is
// an object without members.
func members(in *jsonscan.Scanner, read func(name string)) {
	if in.Null() {
		return
	}
	in.Object(func(name string) {
		if !in.Null() {
			read(name)
		}
	})
}

func readMap(in *jsonscan.Scanner) map[string]string {
	m := make(map[string]string, 8)
	in.Object(func(name string) { m[name] = in.String() })
	return m
}
