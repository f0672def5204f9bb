package wire

import "strings"

// Schema is one service: its operations and its shapes, by name.
type Schema struct {
	Service    string // the name that signatures are made for, "cognito-idp"
	Target     string // the part of X-Amz-Target before the dot
	Version    string // the date of the API
	Operations map[string]*Operation
	Shapes     map[string]*Shape
}

// Operation is one call of the API.
type Operation struct {
	Name   string
	Area   string // the group it stands in, for documentation
	Auth   Auth
	Input  *Shape
	Output *Shape // nil when the operation answers with an empty body
	Errors []string
}

// Declares reports whether the operation's list of errors has code.
func (o *Operation) Declares(code string) bool {
	for _, e := range o.Errors {
		if e == code {
			return true
		}
	}
	return false
}

// Auth says whether requests of an operation carry a signature.
type Auth string

const (
	AuthSigV4    Auth = "sigv4"    // always
	AuthNone     Auth = "none"     // never; what Authorization holds is ignored
	AuthOptional Auth = "optional" // usually, but what is signed with does not matter
)

// Kind is the sort of value that a shape describes.
type Kind string

const (
	Structure Kind = "structure"
	List      Kind = "list"
	Map       Kind = "map"
	String    Kind = "string"
	Enum      Kind = "enum"
	Integer   Kind = "integer"
	Long      Kind = "long"
	Boolean   Kind = "boolean"
	Blob      Kind = "blob"
	Timestamp Kind = "timestamp"
	Document  Kind = "document"
)

// Shape is a named type with its limits.
type Shape struct {
	Name      string
	Kind      Kind
	Sensitive bool
	Members   []*Member // of a structure, in alphabetical order
	Key       *Shape    // of a map
	Elem      *Shape    // of a list or map
	Values    []string  // of an enum
	Min, Max  *int64
	Pattern   *Pattern
}

// Member is one member of a structure.
type Member struct {
	Name     string
	Shape    *Shape
	Required bool

	label string // the name as messages print it, in camel case
}

// lowerFirst makes the camel case of messages: "UserPoolId" is "userPoolId".
func lowerFirst(name string) string {
	return strings.ToLower(name[:1]) + name[1:]
}
