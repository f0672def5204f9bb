// Package srp is the Secure Remote Password protocol, version 6a, as Amazon
// Cognito speaks it: a client proves that it knows a password without sending
// it, to a server that keeps only a salt and a verifier.
//
//	client                                   server
//	a random, A = g^a            ── A ──▶
//	                             ◀─ B, salt  b random, B = k·v + g^b
//	S = (B − k·g^x)^(a + u·x)                S = (A·v^u)^b
//	claim = HMAC(K, …, secret)   ── claim ─▶ compares
//
// Cognito takes the 3072-bit group of RFC 5054, SHA-256, Java's encoding of
// integers, a password hash that names the pool, and an HKDF of 16 bytes whose
// key signs the names, the server's secret block and a timestamp.
//
// The package is pure: no clock, no store, no policy. What the secret block
// holds, how long it lives and how wrong a clock may be is for the sign-in to
// say. Integers cross the package's border as big-endian bytes without leading
// zeros; Hex is their form on the wire.
//
// # Residual risk
//
// The arithmetic is math/big, and the powers of g come from a table: running
// time and cache use depend on the operands, secret ones too. For the server's
// exponent b that matters little: b is drawn afresh for each sign-in and used
// in two powers, so that there are no many measurements of one secret to
// average over. The verifier v is long-lived. It is raised to u, which an
// observer knows, and timings of very many sign-ins of one user may in
// principle say something about it; what a thief of v gains is the right to
// guess the password offline. Constant-time arithmetic of this size costs three
// to four times as much in Go today. The client side, which is for tests and
// tools, runs the password's hash through the same arithmetic, as Cognito's own
// clients do.
//
// https://www.rfc-editor.org/rfc/rfc5054.html
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
package srp
