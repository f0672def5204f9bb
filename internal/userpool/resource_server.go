package userpool

import (
	"strings"

	"cognate/internal/fault"
)

// ResourceServer is an API that access tokens open, with the scopes that it
// tells apart. Identifier never changes and is often the API's address.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
type ResourceServer struct {
	PoolID     string
	Identifier string
	Name       string
	Scopes     []Scope
}

// Scope is one permission at a resource server. Clients and tokens name it by
// the server's identifier, "/" and its own name.
type Scope struct {
	Name        string
	Description string
}

// Has reports whether the server defines a scope under its full name.
func (r *ResourceServer) Has(full string) bool {
	name, ok := strings.CutPrefix(full, r.Identifier+"/")
	if !ok {
		return false
	}
	for _, s := range r.Scopes {
		if s.Name == name {
			return true
		}
	}
	return false
}

// Check judges the scopes as a whole: no two have one name. It returns fault
// InvalidParameter.
func (r *ResourceServer) Check() error {
	seen := map[string]bool{}
	for _, s := range r.Scopes {
		if seen[s.Name] {
			return fault.InvalidParameter.Newf("Duplicate scope name %s is not allowed in a resource server.", s.Name)
		}
		seen[s.Name] = true
	}
	return nil
}

// ScopeServer returns the identifier in a scope's full name: all up to the
// last "/", which no scope's own name contains; "" if there is none.
func ScopeServer(full string) string {
	return full[:max(strings.LastIndexByte(full, '/'), 0)]
}
