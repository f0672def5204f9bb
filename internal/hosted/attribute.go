package hosted

import "strings"

// attribute is one that a page asks for.
type attribute struct {
	Name     string
	Label    string
	Required bool
	Value    string // as typed before
	Type     string // of the input
	Auto     string // what browsers fill in
}

// Field is the name of its input, as the hosted UI has it.
func (a attribute) Field() string { return "requiredAttributes[" + a.Name + "]" }

// ID is the input's id.
func (a attribute) ID() string { return "attribute-" + strings.ReplaceAll(a.Name, ":", "-") }

// attribute is how a page asks for an attribute of the pool.
//
// https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill
func (v *visit) attribute(name string) attribute {
	a := attribute{Name: name, Required: true, Type: "text", Auto: "off"}
	if v.form != nil {
		a.Value = v.form.Get(a.Field())
	}
	known := map[string][2]string{
		"address": {"text", "street-address"}, "birthdate": {"date", "bday"}, "email": {"email", "email"},
		"family_name": {"text", "family-name"}, "gender": {"text", "sex"}, "given_name": {"text", "given-name"},
		"locale": {"text", "language"}, "middle_name": {"text", "additional-name"}, "name": {"text", "name"},
		"nickname": {"text", "nickname"}, "phone_number": {"tel", "tel"}, "picture": {"url", "photo"},
		"preferred_username": {"text", "nickname"}, "profile": {"url", "url"}, "website": {"url", "url"},
		"zoneinfo": {"text", "off"}, "updated_at": {"text", "off"},
	}
	if kind, ok := known[name]; ok {
		a.Type, a.Auto, a.Label = kind[0], kind[1], v.T("attribute_"+name)
		return a
	}
	a.Label = strings.ReplaceAll(strings.TrimPrefix(name, "custom:"), "_", " ")
	return a
}

// UsernameLabel is what people sign in with here.
func (v *visit) UsernameLabel() string {
	names := v.at.Pool.Settings.UsernameAttributes
	switch {
	case len(names) == 2:
		return v.T("email_or_phone")
	case len(names) == 1:
		return v.T("attribute_" + names[0])
	}
	return v.T("username")
}

// UsernameMode is the keyboard that a phone shows for it.
func (v *visit) UsernameMode() string {
	names := v.at.Pool.Settings.UsernameAttributes
	switch {
	case len(names) == 1 && names[0] == "phone_number":
		return "tel"
	case len(names) > 0:
		return "email"
	}
	return "text"
}

// rule is one that a new password must keep; the page's script marks those
// that are kept while one types.
type rule struct {
	Kind string // length, lower, upper, number, symbol
	Size int
	Text string
}

// Rules lists the pool's.
func (v *visit) Rules() []rule {
	policy := v.at.Pool.Settings.PasswordPolicy
	rules := []rule{{"length", policy.MinimumLength, v.T("rule_length", policy.MinimumLength)}}
	for _, r := range []struct {
		on   bool
		kind string
	}{
		{policy.RequireLowercase, "lower"}, {policy.RequireUppercase, "upper"},
		{policy.RequireNumbers, "number"}, {policy.RequireSymbols, "symbol"},
	} {
		if r.on {
			rules = append(rules, rule{r.kind, 1, v.T("rule_" + r.kind)})
		}
	}
	return rules
}
