package userpool

// Attribute is one entry of a pool's user schema. Name is the full name:
// "email", "custom:team", "dev:custom:cost".
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SchemaAttributeType.html
type Attribute struct {
	Name          string
	Type          string // String, Number, DateTime, Boolean
	DeveloperOnly bool
	Mutable       bool
	Required      bool
	// String and Number are the constraints as given (the service keeps them
	// as text). Nil when the data type takes none; non-nil and empty when
	// there are none.
	String *Bounds
	Number *Bounds
}

// Bounds are the least and greatest length or value, as text; empty is open.
type Bounds struct {
	Min, Max string
}
