// Package cognitoidp holds the messages of the user pools API as Go types: one
// struct for each structure, with the API's own names, and one constant for
// each value of an enum. All of it is generated from schema.txt, which also
// judges requests before they become one of these types.
package cognitoidp
