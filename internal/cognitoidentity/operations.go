// Package cognitoidentity is the identity-pool API. None of its operations is
// built yet: all answer like unknown ones.
package cognitoidentity

import "cognate/internal/awsjson"

// Operations returns the table of the operations that are built.
//
// https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_Operations.html
func Operations() map[string]awsjson.Operation { return map[string]awsjson.Operation{} }
