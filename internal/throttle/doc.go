// Package throttle limits how many requests a second a pool is asked, by
// category of operations, as the service's quotas do.
//
// Each node counts for itself and in memory: a request costs an atomic
// exchange and nothing in the database, and n nodes together let through up
// to n times the limit. That protects nodes and keeps one pool from starving
// the others. It is no defence against guessing passwords or codes: those
// limits are exact, and live in the store.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html#category_operations
package throttle
