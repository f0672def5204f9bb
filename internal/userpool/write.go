package userpool

import (
	"maps"
	"slices"
	"strings"

	"cognate/internal/fault"
)

// Write says who writes attributes, and whose.
type Write struct {
	// Client bounds the write to what the client may write. Nil is an
	// administrator, who may write everything.
	Client *Client
	// User is who is changed. Nil is a user in the making, who alone may be
	// given immutable attributes.
	User *User
	// Complete asks that no required attribute is missing afterwards. With a
	// User, it is the answer to a first sign-in: immutable attributes without
	// a value may then be given one.
	Complete bool
}

// CheckAttributes judges attributes that are about to be written: that they
// exist, may be written, may change and have proper values. It returns them as
// they are kept; an empty value deletes. Faults are NotAuthorized for what the
// client may not write, InvalidParameter otherwise.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-attribute-permissions-and-scopes
func (p *Pool) CheckAttributes(attrs map[string]string, w Write) (map[string]string, error) {
	names := slices.Sorted(maps.Keys(attrs))
	if err := p.checkExistence(names, w); err != nil {
		return nil, err
	}
	if w.Client != nil {
		for _, name := range names {
			// The name that a user signs up with is theirs to choose.
			chosen := w.User == nil && slices.Contains(p.Settings.UsernameAttributes, name)
			if !chosen && !w.Client.CanWrite(p, name) {
				return nil, errUnwritable()
			}
		}
	}
	if err := p.checkMutability(names, w); err != nil {
		return nil, err
	}
	if w.Client != nil && w.User == nil && attrs["preferred_username"] != "" && slices.Contains(p.Settings.AliasAttributes, "preferred_username") {
		return nil, fault.InvalidParameter.New("preferred_username cannot be set before the user is confirmed, since user pool is configured for preferred_username alias.")
	}
	kept, err := p.checkValues(names, attrs, w)
	if err != nil {
		return nil, err
	}
	return kept, p.checkPresence(kept, w)
}

// checkExistence reports unknown attributes in the wording of each way to
// write them.
func (p *Pool) checkExistence(names []string, w Write) error {
	problems := ""
	for _, name := range names {
		if _, ok := p.Attribute(name); ok {
			continue
		}
		line := name + ": Attribute does not exist in the schema.\n"
		switch {
		case w.User != nil || w.Client == nil:
			problems += "user." + line
		case strings.Contains(name, "custom:"):
			return fault.InvalidParameter.New(unfit + "Type for attribute {" + name + "} could not be determined")
		default:
			problems += line
		}
	}
	switch {
	case problems == "":
		return nil
	case w.User == nil:
		return fault.InvalidParameter.New(unfit + problems)
	}
	return fault.InvalidParameter.New(problems)
}

// unfit begins the messages about attributes of users in the making, invalid
// those about users who exist.
const (
	unfit   = "Attributes did not conform to the schema: "
	invalid = "Invalid user attributes: "
)

// checkValues returns the values as they are kept.
func (p *Pool) checkValues(names []string, attrs map[string]string, w Write) (map[string]string, error) {
	kept := make(map[string]string, len(names))
	problems := ""
	for _, name := range names {
		if attrs[name] == "" {
			kept[name] = ""
			continue
		}
		a, _ := p.Attribute(name)
		value, problem, err := a.checkValue(attrs[name])
		if err != nil {
			return nil, err
		}
		if problem != "" {
			problems += name + ": " + problem + "\n"
		}
		kept[name] = value
	}
	switch {
	case problems == "":
		return kept, nil
	case w.User == nil:
		return nil, fault.InvalidParameter.New(unfit + problems)
	}
	return nil, fault.InvalidParameter.New(invalid + problems)
}

func (p *Pool) checkMutability(names []string, w Write) error {
	if w.User == nil && slices.Contains(names, "sub") {
		return fault.InvalidParameter.New("Cannot modify the non-mutable attribute sub")
	}
	problems := ""
	for _, name := range names {
		a, _ := p.Attribute(name)
		given := w.User == nil || w.Complete && w.User.Attributes[name] == ""
		if name == "sub" || !a.Mutable && !given {
			problems += "user." + name + ": Attribute cannot be updated. (changing an immutable attribute)\n"
		}
	}
	if problems != "" {
		return fault.InvalidParameter.New(problems)
	}
	return nil
}

// checkPresence checks what will be missing once the attributes are written.
func (p *Pool) checkPresence(kept map[string]string, w Write) error {
	if w.User != nil {
		var deleted []string
		for name, value := range kept {
			if value == "" {
				deleted = append(deleted, name)
			}
		}
		slices.Sort(deleted)
		if problems := p.undeletable(w.User, deleted, kept); problems != "" {
			return fault.InvalidParameter.New(strings.TrimSuffix(problems, "\n"))
		}
	}
	if !w.Complete {
		return nil
	}
	after := map[string]string{}
	if w.User != nil {
		maps.Copy(after, w.User.Attributes)
	}
	maps.Copy(after, kept)
	missing := p.MissingRequired(after)
	switch {
	case missing == nil:
		return nil
	case w.User != nil:
		return fault.InvalidParameter.Newf("Invalid attributes given, %s is missing", strings.Join(missing, " and "))
	}
	for i := range missing {
		missing[i] += ": The attribute is required"
	}
	return fault.InvalidParameter.New(unfit + strings.Join(missing, " "))
}

// MissingRequired returns the required attributes, without sub, that have no
// value in attrs, in the schema's order.
func (p *Pool) MissingRequired(attrs map[string]string) []string {
	var missing []string
	for _, a := range p.Settings.Schema {
		if a.Required && a.Name != "sub" && attrs[a.Name] == "" {
			missing = append(missing, a.Name)
		}
	}
	return missing
}

// CheckDeletion judges attributes of u that are about to be deleted. Client
// bounds the deletion to what the client may write; nil is an administrator.
// Faults are NotAuthorized for what the client may not write,
// InvalidParameter otherwise.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserAttributes.html
func (p *Pool) CheckDeletion(u *User, names []string, c *Client) error {
	problems := ""
	for _, name := range names {
		if _, ok := p.Attribute(name); !ok {
			problems += "user." + name + ": Attribute does not exist in the schema.\n"
		}
	}
	if problems != "" {
		return fault.InvalidParameter.New(invalid + problems)
	}
	if c != nil {
		for _, name := range names {
			if !c.CanWrite(p, name) {
				return errUnwritable()
			}
		}
	}
	if err := p.checkMutability(names, Write{User: u}); err != nil {
		return err
	}
	if problems := p.undeletable(u, names, nil); problems != "" {
		return fault.InvalidParameter.New(invalid + problems)
	}
	return nil
}

// undeletable returns one line for each name that u must keep: what the schema
// requires, and the last attribute that u signs in with. Kept are values that
// are written together with the deletion.
func (p *Pool) undeletable(u *User, names []string, kept map[string]string) string {
	problems := ""
	for _, name := range names {
		a, _ := p.Attribute(name)
		if a.Required || p.lastSignInName(u, name, names, kept) {
			problems += "user." + name + ": Attribute cannot be deleted\n"
		}
	}
	return problems
}

func (p *Pool) lastSignInName(u *User, name string, deleted []string, kept map[string]string) bool {
	if !slices.Contains(p.Settings.UsernameAttributes, name) || u.Attributes[name] == "" {
		return false
	}
	for _, other := range p.Settings.UsernameAttributes {
		if kept[other] != "" || u.Attributes[other] != "" && !slices.Contains(deleted, other) {
			return false
		}
	}
	return true
}

func errUnwritable() error {
	return fault.NotAuthorized.New("A client attempted to write unauthorized attribute")
}
