package userpool

import (
	"slices"
	"strings"

	"cognate/internal/fault"
)

// SignInName is one name that a user signs in with. Kind is "username",
// "email", "phone_number" or "preferred_username"; Value is folded as the pool
// compares it.
type SignInName struct {
	Kind, Value string
}

// SearchValue is one attribute that ListUsers can find a user by, folded.
type SearchValue struct {
	Name, Value string
}

// Keys are everything that a user is looked up by.
type Keys struct {
	Names  []SignInName  // each is unique in its pool
	Search []SearchValue // shared freely
}

// Fold returns a sign-in name as the pool compares it: lower-case in pools
// that ignore case, as typed in others. Phone numbers have no case.
func (p *Pool) Fold(kind, value string) string {
	if kind == "phone_number" || !p.UsernamesFoldCase() {
		return value
	}
	return strings.ToLower(value)
}

// FoldSearch returns an attribute's value as ListUsers compares it.
func FoldSearch(value string) string { return strings.ToLower(value) }

// Keys returns the names that u now signs in with and the values that
// ListUsers filters on. An alias counts only while it is active: an e-mail
// address or phone number once verified, a preferred username once the user is
// confirmed. In pools with username attributes they count from the start.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-aliases
func (p *Pool) Keys(u *User) Keys {
	var k Keys
	add := func(kind, value string) {
		if value != "" {
			k.Names = append(k.Names, SignInName{kind, p.Fold(kind, value)})
		}
	}
	add("username", u.Username)
	for _, name := range p.Settings.UsernameAttributes {
		add(name, u.Attributes[name])
	}
	for _, name := range p.Settings.AliasAttributes {
		if p.AliasActive(u, name) {
			add(name, u.Attributes[name])
		}
	}
	for _, name := range searchable {
		if v := u.Attributes[name]; v != "" {
			k.Search = append(k.Search, SearchValue{name, FoldSearch(v)})
		}
	}
	return k
}

// searchable are the attributes that ListUsers finds users by, beside their
// username, sub and status.
var searchable = [...]string{"email", "phone_number", "name", "given_name", "family_name", "preferred_username"}

// AliasActive reports whether u can sign in with an alias attribute's value.
func (p *Pool) AliasActive(u *User, name string) bool {
	if !slices.Contains(p.Settings.AliasAttributes, name) || u.Attributes[name] == "" {
		return false
	}
	if name == "preferred_username" {
		return u.Status != Unconfirmed
	}
	return u.Verified(name)
}

// SignsInWith reports whether an attribute's value names users of this pool at
// sign-in, as an alias or as the username itself.
func (p *Pool) SignsInWith(name string) bool {
	return slices.Contains(p.Settings.UsernameAttributes, name) || slices.Contains(p.Settings.AliasAttributes, name)
}

// UsesUsernameAttributes reports whether users of this pool have no username
// of their choice, but their e-mail address or phone number in its place.
func (p *Pool) UsesUsernameAttributes() bool { return len(p.Settings.UsernameAttributes) > 0 }

// ResolveUsername judges the name that a new user is to have. In pools with
// username attributes the name is an e-mail address or a phone number: it is
// copied into the returned attributes, and the returned username is empty,
// which stands for the sub that the user will be given. In other pools it is
// the username itself, which must not look like an alias of the pool.
// The given attributes are not changed. Faults are InvalidParameter.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-usernames
func (p *Pool) ResolveUsername(requested string, attrs map[string]string) (username string, resolved map[string]string, err error) {
	resolved = make(map[string]string, len(attrs)+1)
	for name, value := range attrs {
		resolved[name] = value
	}
	if !p.UsesUsernameAttributes() {
		return requested, resolved, p.checkPlainUsername(requested)
	}
	email := slices.Contains(p.Settings.UsernameAttributes, "email")
	phone := slices.Contains(p.Settings.UsernameAttributes, "phone_number")
	switch {
	case email && validEmail(requested):
		resolved["email"] = requested
	case phone && validPhone(requested):
		resolved["phone_number"] = requested
	case email && phone:
		return "", nil, fault.InvalidParameter.New("Username should be either an email or a phone number.")
	case email:
		return "", nil, fault.InvalidParameter.New("Username should be an email.")
	default:
		return "", nil, fault.InvalidParameter.New("Username should be a phone number.")
	}
	return "", resolved, nil
}

// checkPlainUsername keeps names apart from aliases: a username that looks
// like one could take somebody else's sign-in.
func (p *Pool) checkPlainUsername(name string) error {
	aliases := p.Settings.AliasAttributes
	if slices.Contains(aliases, "email") && validEmail(name) {
		return fault.InvalidParameter.New("Username cannot be of email format, since user pool is configured for email alias.")
	}
	if slices.Contains(aliases, "phone_number") && validPhone(name) {
		return fault.InvalidParameter.New("Username cannot be of phone number format, since user pool is configured for phone_number alias.")
	}
	return nil
}
