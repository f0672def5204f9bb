package userpool

import (
	"slices"
	"strconv"

	"cognate/internal/fault"
)

// maxCustomAttributes is how many custom attributes a pool may hold.
const maxCustomAttributes = 50

// DefaultSchema returns the twenty attributes that every pool has, in the
// order and with the constraints in which the service lists them.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
func DefaultSchema() []Attribute {
	text := func(name string) Attribute {
		return Attribute{Name: name, Type: "String", Mutable: true, String: &Bounds{Min: "0", Max: "2048"}}
	}
	flag := func(name string) Attribute {
		return Attribute{Name: name, Type: "Boolean", Mutable: true}
	}
	birthdate := text("birthdate")
	birthdate.String = &Bounds{Min: "10", Max: "10"}
	return []Attribute{
		{Name: "sub", Type: "String", Required: true, String: &Bounds{Min: "1", Max: "2048"}},
		text("name"),
		text("given_name"),
		text("family_name"),
		text("middle_name"),
		text("nickname"),
		text("preferred_username"),
		text("profile"),
		text("picture"),
		text("website"),
		text("email"),
		flag("email_verified"),
		text("gender"),
		birthdate,
		text("zoneinfo"),
		text("locale"),
		text("phone_number"),
		flag("phone_number_verified"),
		text("address"),
		{Name: "updated_at", Type: "Number", Mutable: true, Number: &Bounds{Min: "0"}},
	}
}

// StandardAttribute reports whether name is one of the twenty attributes that
// every pool has.
func StandardAttribute(name string) bool {
	switch name {
	case "sub", "name", "given_name", "family_name", "middle_name", "nickname",
		"preferred_username", "profile", "picture", "website", "email", "email_verified",
		"gender", "birthdate", "zoneinfo", "locale", "phone_number", "phone_number_verified",
		"address", "updated_at":
		return true
	}
	return false
}

// Attribute returns the pool's schema entry of that full name.
func (p *Pool) Attribute(name string) (Attribute, bool) {
	for _, a := range p.Settings.Schema {
		if a.Name == name {
			return a, true
		}
	}
	return Attribute{}, false
}

// BuildSchema returns the schema of a new pool: the standard attributes with
// what the request changes about them, then the custom ones in the order
// given. Names in requested carry no prefix; a name that is not a standard one
// makes a custom attribute. The caller sets Mutable to true where the request
// is silent. Faults are InvalidParameter.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SchemaAttributeType.html
func BuildSchema(requested []Attribute) ([]Attribute, error) {
	schema := DefaultSchema()
	seen := map[string]bool{}
	for _, r := range requested {
		name := r.Name
		if !adjustable(name) {
			name = customName(r)
		}
		if seen[name] {
			return nil, fault.InvalidParameter.Newf("Duplicate custom attribute names %s are not allowed in a user pool schema.", name)
		}
		seen[name] = true
		if name != r.Name {
			custom, err := custom(r)
			if err != nil {
				return nil, err
			}
			schema = append(schema, custom)
			continue
		}
		i := slices.IndexFunc(schema, func(a Attribute) bool { return a.Name == name })
		changed, err := override(schema[i], r)
		if err != nil {
			return nil, err
		}
		schema[i] = changed
	}
	return schema, nil
}

// adjustable reports whether a requested name means a standard attribute. The
// two verified flags are no part of a request: their names make custom ones.
func adjustable(name string) bool {
	return StandardAttribute(name) && name != "email_verified" && name != "phone_number_verified"
}

// AddCustom returns existing with custom attributes added at its end. Names in
// added carry no prefix. Faults are InvalidParameter.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddCustomAttributes.html
func AddCustom(existing, added []Attribute) ([]Attribute, error) {
	schema := slices.Clone(existing)
	for _, r := range added {
		a, err := custom(r)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(schema, func(b Attribute) bool { return b.Name == a.Name }) {
			return nil, fault.InvalidParameter.Newf("%s: Existing attribute already has name %s.", a.Name, a.Name)
		}
		schema = append(schema, a)
	}
	n := 0
	for _, a := range schema {
		if !StandardAttribute(a.Name) {
			n++
		}
	}
	if n > maxCustomAttributes {
		return nil, fault.InvalidParameter.Newf("A user pool can not have more than %d custom attributes.", maxCustomAttributes)
	}
	return schema, nil
}

// override applies what a request may change about a standard attribute.
func override(a, r Attribute) (Attribute, error) {
	if r.DeveloperOnly || r.Type != "" && r.Type != a.Type {
		return a, fault.InvalidParameter.Newf("You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute %s", a.Name)
	}
	if a.Name == "sub" {
		return a, nil
	}
	a.Required, a.Mutable = r.Required, r.Mutable
	a.String = overlay(a.String, r.String)
	a.Number = overlay(a.Number, r.Number)
	return a, checkBounds(a)
}

// overlay replaces the bounds that were given; a type without bounds keeps none.
func overlay(old, given *Bounds) *Bounds {
	if old == nil || given == nil {
		return old
	}
	b := *old
	if given.Min != "" {
		b.Min = given.Min
	}
	if given.Max != "" {
		b.Max = given.Max
	}
	return &b
}

func customName(r Attribute) string {
	if r.DeveloperOnly {
		return "dev:custom:" + r.Name
	}
	return "custom:" + r.Name
}

// custom turns a requested attribute into a schema entry: prefixed, and with
// the constraints of its own data type only.
func custom(r Attribute) (Attribute, error) {
	a := Attribute{Name: customName(r), Type: r.Type, DeveloperOnly: r.DeveloperOnly, Mutable: r.Mutable}
	if r.Name == "" {
		return a, fault.InvalidParameter.New("The name of a custom attribute is required.")
	}
	if r.Required {
		return a, fault.InvalidParameter.New("Required custom attributes are not supported currently.")
	}
	switch r.Type {
	case "String":
		a.String = boundsOrOpen(r.String)
	case "Number":
		a.Number = boundsOrOpen(r.Number)
	case "Boolean", "DateTime":
	default:
		return a, fault.InvalidParameter.New("Invalid AttributeDataType input, consider using the provided AttributeDataType enum.")
	}
	return a, checkBounds(a)
}

func boundsOrOpen(b *Bounds) *Bounds {
	if b == nil {
		return &Bounds{}
	}
	c := *b
	return &c
}

// checkBounds checks the constraints of one attribute for sense.
func checkBounds(a Attribute) error {
	if b := a.String; b != nil {
		least, greatest, ok := b.lengths()
		if !ok {
			return fault.InvalidParameter.Newf("Invalid StringAttributeConstraints for schema attribute %s", a.Name)
		}
		if least > maxAttributeValue || b.Max != "" && greatest > maxAttributeValue {
			return fault.InvalidParameter.Newf("user.%s: String attributes cannot have a length of more than %d", a.Name, maxAttributeValue)
		}
		if b.Max != "" && greatest < least {
			return fault.InvalidParameter.Newf("Attribute %s cannot have a max length shorter than it's min length", a.Name)
		}
	}
	if b := a.Number; b != nil {
		least, okMin := parseNumber(b.Min)
		greatest, okMax := parseNumber(b.Max)
		if b.Min != "" && !okMin || b.Max != "" && !okMax {
			return fault.InvalidParameter.Newf("Invalid NumberAttributeConstraints for schema attribute %s", a.Name)
		}
		if okMin && okMax && greatest.Cmp(least) < 0 {
			return fault.InvalidParameter.Newf("Attribute %s cannot have a max value smaller than it's min value", a.Name)
		}
	}
	return nil
}

// lengths returns string bounds as numbers, an open end as zero; false when
// they are not lengths.
func (b *Bounds) lengths() (least, greatest int64, ok bool) {
	least, errMin := parseOpen(b.Min)
	greatest, errMax := parseOpen(b.Max)
	return least, greatest, errMin == nil && errMax == nil && least >= 0 && greatest >= 0
}

func parseOpen(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	return strconv.ParseInt(s, 10, 64)
}
