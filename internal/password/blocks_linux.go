package password

import (
	"syscall"
	"unsafe"
)

// allocate returns n blocks outside Go's heap, in huge pages if the system has
// any to give, and the function that gives them back.
func allocate(n uint32) (blocks []block, release func(), err error) {
	const size = int(unsafe.Sizeof(block{}))
	mapping, err := syscall.Mmap(-1, 0, int(n)*size,
		syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_PRIVATE|syscall.MAP_ANON)
	if err != nil {
		return nil, nil, err
	}
	// Advice: a kernel without huge pages serves small ones.
	_ = syscall.Madvise(mapping, syscall.MADV_HUGEPAGE)
	blocks = unsafe.Slice((*block)(unsafe.Pointer(unsafe.SliceData(mapping))), n)
	return blocks, func() { _ = syscall.Munmap(mapping) }, nil
}
