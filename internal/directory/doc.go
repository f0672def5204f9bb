// Package directory finds pools, app clients and users the way callers name
// them (by id, by alias, by sub, by e-mail address) and answers with the
// fault that the API documents when there is none. It also judges what a
// client proves itself with: its secret, or a hash made with it.
//
// Pools and clients are read on every request and change rarely, so they are
// kept in memory, bounded in number and age. A node that changes one forgets
// it at once; another node sees the change within MaxAge. What Pool and
// Client return is shared and must not be written to: an operation that
// changes a pool has its own copy, inside a transaction, from ChangePool or
// StoredPool.
//
// Hiding whether a user exists is not decided here but at sign-in.
package directory
