//go:build !linux

package password

// allocate returns n blocks and the function that gives them back.
func allocate(n uint32) (blocks []block, release func(), err error) {
	return make([]block, n), func() {}, nil
}
