package pools

import (
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// attributes reads schema entries. An attribute is mutable unless the request
// says otherwise.
func attributes(list []wire.SchemaAttributeType) []userpool.Attribute {
	read := make([]userpool.Attribute, 0, len(list))
	for _, a := range list {
		entry := userpool.Attribute{
			Name:          a.Name,
			Type:          a.AttributeDataType,
			DeveloperOnly: value(a.DeveloperOnlyAttribute),
			Mutable:       a.Mutable == nil || *a.Mutable,
			Required:      value(a.Required),
		}
		if c := a.StringAttributeConstraints; c != nil {
			entry.String = &userpool.Bounds{Min: c.MinLength, Max: c.MaxLength}
		}
		if c := a.NumberAttributeConstraints; c != nil {
			entry.Number = &userpool.Bounds{Min: c.MinValue, Max: c.MaxValue}
		}
		read = append(read, entry)
	}
	return read
}

// showSchema shows schema entries.
func showSchema(schema []userpool.Attribute) []wire.SchemaAttributeType {
	list := make([]wire.SchemaAttributeType, 0, len(schema))
	for _, a := range schema {
		shown := wire.SchemaAttributeType{
			Name:                   a.Name,
			AttributeDataType:      a.Type,
			DeveloperOnlyAttribute: new(a.DeveloperOnly),
			Mutable:                new(a.Mutable),
			Required:               new(a.Required),
		}
		if b := a.String; b != nil {
			shown.StringAttributeConstraints = &wire.StringAttributeConstraintsType{MinLength: b.Min, MaxLength: b.Max}
		}
		if b := a.Number; b != nil {
			shown.NumberAttributeConstraints = &wire.NumberAttributeConstraintsType{MinValue: b.Min, MaxValue: b.Max}
		}
		list = append(list, shown)
	}
	return list
}
