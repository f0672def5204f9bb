// Command gen prints compress_amd64.s: Argon2's compression function for
// processors with AVX2. The sixteen applications of the permutation run two at
// a time, so that two independent chains of multiplications hide each other's
// latency; by hand that would be hundreds of lines of register names, from
// here it is a few shapes.
//
// Run "go generate ./internal/password" after a change.
package main

import (
	"log"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: gen file")
	}
	if err := os.WriteFile(os.Args[1], []byte(source()), 0o644); err != nil {
		log.Fatal(err)
	}
}
