package srp

import "math/big"

// table holds g^(d·16^i) for each hexadecimal digit d at each place i of a
// 256-bit exponent: 390 kB. A power of g then takes 64 products instead of
// more than 256 squarings.
type table struct {
	n      *big.Int
	powers [64][16]*big.Int
}

func newTable(g, n *big.Int) *table {
	t := &table{n: n}
	base := g
	for place := range t.powers {
		row := &t.powers[place]
		row[0] = big.NewInt(1)
		for digit := 1; digit < len(row); digit++ {
			row[digit] = t.product(row[digit-1], base)
		}
		base = t.product(row[len(row)-1], base)
	}
	return t
}

// exp returns g to the power of a big-endian exponent of at most 32 bytes.
func (t *table) exp(exponent []byte) *big.Int {
	result := big.NewInt(1)
	scratch, quotient := new(big.Int), new(big.Int)
	for i, b := range exponent {
		place := 2 * (len(exponent) - 1 - i)
		for _, power := range []*big.Int{t.powers[place][b&15], t.powers[place+1][b>>4]} {
			scratch.Mul(result, power)
			quotient.QuoRem(scratch, t.n, result)
		}
	}
	return result
}

// product returns x·y mod n in memory of its own size: the one the division
// works in is twice that.
func (t *table) product(x, y *big.Int) *big.Int {
	z := new(big.Int).Mul(x, y)
	z.Mod(z, t.n)
	return new(big.Int).Set(z)
}
