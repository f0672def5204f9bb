// Package present shows users and groups as the wire knows them. The groups
// of operations share it, because they show the same things.
package present

import (
	"slices"
	"strings"

	"cognate/internal/userpool"
	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

// User shows a user as ListUsers and its kin do; names limits the attributes,
// nil shows all.
func User(u *userpool.User, names []string) idp.UserType {
	enabled := u.Enabled
	return idp.UserType{
		Username:             u.Username,
		Attributes:           Attributes(u, func(name string) bool { return names == nil || slices.Contains(names, name) }),
		UserCreateDate:       wire.At(u.Created),
		UserLastModifiedDate: wire.At(u.Modified),
		Enabled:              &enabled,
		UserStatus:           string(u.Status),
		MFAOptions:           MFAOptions(u),
	}
}

// Attributes lists a user's attributes for which shown holds: sub first, the
// rest by name.
func Attributes(u *userpool.User, shown func(name string) bool) []idp.AttributeType {
	list := make([]idp.AttributeType, 0, len(u.Attributes)+1)
	if shown("sub") {
		list = append(list, idp.AttributeType{Name: "sub", Value: u.Sub})
	}
	first := len(list)
	for name, value := range u.Attributes {
		if shown(name) {
			list = append(list, idp.AttributeType{Name: name, Value: value})
		}
	}
	slices.SortFunc(list[first:], func(a, b idp.AttributeType) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// MFAOptions shows the delivery settings that SetUserSettings keeps; nil when
// there are none.
func MFAOptions(u *userpool.User) []idp.MFAOptionType {
	if !u.MFA.LegacySMS {
		return nil
	}
	return []idp.MFAOptionType{{DeliveryMedium: idp.DeliveryMediumTypeSms, AttributeName: "phone_number"}}
}

// Group shows a group.
func Group(g *userpool.Group) idp.GroupType {
	shown := idp.GroupType{
		GroupName: g.Name, UserPoolId: g.PoolID, Description: g.Description, RoleArn: g.RoleARN,
		CreationDate: wire.At(g.Created), LastModifiedDate: wire.At(g.Modified),
	}
	if g.Precedence != nil {
		n := int64(*g.Precedence)
		shown.Precedence = &n
	}
	return shown
}

// Map turns a list of attributes into a map; the last of equal names wins.
func Map(list []idp.AttributeType) map[string]string {
	m := make(map[string]string, len(list))
	for _, a := range list {
		m[a.Name] = a.Value
	}
	return m
}
