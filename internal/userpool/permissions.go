package userpool

import "slices"

// CanRead reports whether the client's tokens and operations show an
// attribute. A client that never chose reads everything; sub, and what is no
// part of the schema (identities), is always shown.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-attribute-permissions-and-scopes
func (c *Client) CanRead(p *Pool, name string) bool {
	if name == "sub" || c.Settings.ReadAttributes == nil {
		return true
	}
	if _, ok := p.Attribute(name); !ok {
		return true
	}
	return slices.Contains(c.Settings.ReadAttributes, name)
}

// CanWrite reports whether the client's users may set an attribute through it.
// Nobody writes sub, the verified flags or developer-only attributes with an
// access token. Whether the attribute may still change is another question.
func (c *Client) CanWrite(p *Pool, name string) bool {
	a, ok := p.Attribute(name)
	if !ok || !writable(a) {
		return false
	}
	return c.Settings.WriteAttributes == nil || slices.Contains(c.Settings.WriteAttributes, name)
}

// EffectiveReadAttributes returns the schema's names that the client reads, in
// the schema's order.
func (c *Client) EffectiveReadAttributes(p *Pool) []string {
	return c.effective(p, c.CanRead)
}

// EffectiveWriteAttributes returns the schema's names that the client writes,
// in the schema's order.
func (c *Client) EffectiveWriteAttributes(p *Pool) []string {
	return c.effective(p, c.CanWrite)
}

func (c *Client) effective(p *Pool, may func(*Pool, string) bool) []string {
	var names []string
	for _, a := range p.Settings.Schema {
		if may(p, a.Name) {
			names = append(names, a.Name)
		}
	}
	return names
}

func writable(a Attribute) bool {
	switch a.Name {
	case "sub", "email_verified", "phone_number_verified":
		return false
	}
	return !a.DeveloperOnly
}
