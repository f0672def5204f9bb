// Package userpool holds the domain: pools, their app clients, users and
// groups, and the rules that need nothing but their arguments: the user
// schema, aliases, statuses, the password policy, what a filter means.
//
// Nothing here performs I/O, takes a context or reads a clock. Types are kept
// by package store as they stand (their JSON form is the stored form, so a
// field's name changes only with a migration); operations translate them to
// and from the wire.
package userpool
