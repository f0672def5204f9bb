package password

import "golang.org/x/sys/cpu"

//go:generate go run ./gen compress_amd64.s

// compress is Argon2's compression function; see compressGeneric.
func compress(out, in1, in2 *block, xor bool) {
	if cpu.X86.HasAVX2 {
		compressAVX2(out, in1, in2, xor)
	} else {
		compressGeneric(out, in1, in2, xor)
	}
}

// compressAVX2 is compressGeneric, about five times as fast.
//
//go:noescape
func compressAVX2(out, in1, in2 *block, xor bool)
