// Package upstream speaks with the outside identity providers whose users sign
// in to pools.
//
// It reads what providers publish about themselves. Which providers a pool has
// is kept by package federation of the user-pool API.
package upstream
