package password

import "math/bits"

// block is the unit of Argon2's memory: 1 KiB, an 8 by 8 matrix of cells of
// two words.
type block [128]uint64

// compressGeneric sets out to P(in1^in2) ^ in1 ^ in2, and adds what out held
// before when xor is set. Out may be one of the inputs.
//
// https://www.rfc-editor.org/rfc/rfc9106.html#section-3.5
func compressGeneric(out, in1, in2 *block, xor bool) {
	var z block
	for i := range z {
		z[i] = in1[i] ^ in2[i]
	}
	if xor {
		for i := range z {
			out[i] ^= z[i]
		}
	} else {
		*out = z
	}
	for i := 0; i < 128; i += 16 {
		permute(
			&z[i], &z[i+1], &z[i+2], &z[i+3], &z[i+4], &z[i+5], &z[i+6], &z[i+7],
			&z[i+8], &z[i+9], &z[i+10], &z[i+11], &z[i+12], &z[i+13], &z[i+14], &z[i+15],
		)
	}
	for i := 0; i < 16; i += 2 {
		permute(
			&z[i], &z[i+1], &z[i+16], &z[i+17], &z[i+32], &z[i+33], &z[i+48], &z[i+49],
			&z[i+64], &z[i+65], &z[i+80], &z[i+81], &z[i+96], &z[i+97], &z[i+112], &z[i+113],
		)
	}
	for i := range z {
		out[i] ^= z[i]
	}
}

// permute is the permutation P: a round of BLAKE2b without a message.
//
// https://www.rfc-editor.org/rfc/rfc9106.html#section-3.6
func permute(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15 *uint64) {
	v0, v1, v2, v3 := *p0, *p1, *p2, *p3
	v4, v5, v6, v7 := *p4, *p5, *p6, *p7
	v8, v9, v10, v11 := *p8, *p9, *p10, *p11
	v12, v13, v14, v15 := *p12, *p13, *p14, *p15

	v0, v4, v8, v12 = mix(v0, v4, v8, v12)
	v1, v5, v9, v13 = mix(v1, v5, v9, v13)
	v2, v6, v10, v14 = mix(v2, v6, v10, v14)
	v3, v7, v11, v15 = mix(v3, v7, v11, v15)

	v0, v5, v10, v15 = mix(v0, v5, v10, v15)
	v1, v6, v11, v12 = mix(v1, v6, v11, v12)
	v2, v7, v8, v13 = mix(v2, v7, v8, v13)
	v3, v4, v9, v14 = mix(v3, v4, v9, v14)

	*p0, *p1, *p2, *p3 = v0, v1, v2, v3
	*p4, *p5, *p6, *p7 = v4, v5, v6, v7
	*p8, *p9, *p10, *p11 = v8, v9, v10, v11
	*p12, *p13, *p14, *p15 = v12, v13, v14, v15
}

// mix is the function G: BLAKE2b's, with additions hardened by a
// multiplication.
func mix(a, b, c, d uint64) (uint64, uint64, uint64, uint64) {
	a += b + 2*uint64(uint32(a))*uint64(uint32(b))
	d = bits.RotateLeft64(d^a, -32)
	c += d + 2*uint64(uint32(c))*uint64(uint32(d))
	b = bits.RotateLeft64(b^c, -24)
	a += b + 2*uint64(uint32(a))*uint64(uint32(b))
	d = bits.RotateLeft64(d^a, -16)
	c += d + 2*uint64(uint32(c))*uint64(uint32(d))
	b = bits.RotateLeft64(b^c, -63)
	return a, b, c, d
}
