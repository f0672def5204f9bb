//go:build !linux

package main

import "runtime/debug"

// settle gives back the memory that starting took and nothing needs again.
func settle() { debug.FreeOSMemory() }
