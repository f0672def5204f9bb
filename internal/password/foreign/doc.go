// Package foreign verifies passwords against hashes that other systems made,
// so that people who come from there keep their passwords: bcrypt (also
// Auth0's), Argon2 (also Keycloak's), scrypt, PBKDF2 (also Keycloak's and
// Django's) and Firebase's variant of scrypt.
//
// It makes no hashes: after the first sign-in the password is hashed anew by
// package password, and the foreign hash is forgotten. What a hash costs to
// verify is decided by whoever wrote it, so Parse refuses those that would
// cost a server too much. Verifying still takes as long as hashing does:
// callers bound how many do so at a time.
package foreign
