//go:build !amd64

package password

// compress is Argon2's compression function; see compressGeneric.
func compress(out, in1, in2 *block, xor bool) {
	compressGeneric(out, in1, in2, xor)
}
