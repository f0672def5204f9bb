// Package passkey is the relying party of WebAuthn: it writes the options that
// an application hands to the browser, and judges what an authenticator
// answers, at registration and at sign-in.
//
// The cryptography and the encodings are go-webauthn's. What is decided here
// is what a pool accepts: its relying party, the origins that belong to it,
// whether the user must have been verified, and that a signature counter only
// grows. Attestation is not asked for: which model made a key says nothing
// about whose it is.
//
// Challenges are made, kept and used up by the callers, and so are passkeys.
//
// https://www.w3.org/TR/webauthn-3/
package passkey
