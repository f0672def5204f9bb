// Package password hashes passwords and verifies them: Argon2id, at a cost
// that is fixed for the whole server, by a fixed number of workers.
//
// A hash is made to be expensive in memory as in time, and most of what a
// server does at sign-in is this hash. Left alone, fifty people who sign in at
// once would take a gigabyte. Here each worker owns one memory for its
// lifetime, jobs wait in a bounded queue, and a server that is asked for more
// than the queue holds says so at once instead of falling over.
//
// The memory lies outside Go's heap where the system allows it: a heap that
// carries the workers' memory would be let grow to twice that before it is
// collected.
//
// Argon2id itself is our own: the public implementation allocates and clears
// its memory for each hash. The tests hold it against that implementation. Its
// inner function is assembler for processors with AVX2, printed by the program
// in gen, and plain Go elsewhere.
//
// The package knows nothing of users, of password policy or of where records
// are kept.
//
// https://www.rfc-editor.org/rfc/rfc9106.html
package password
