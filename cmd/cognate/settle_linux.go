package main

import (
	"bufio"
	"io"
	"os"
	"runtime/debug"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// settle gives back the memory that starting took and nothing needs again: of
// the heap, and of the program itself, of which initialising its packages has
// read two thirds. What of it is used later comes back from the system's cache
// of the file, page by page.
//
// https://man7.org/linux/man-pages/man2/madvise.2.html
func settle() {
	debug.FreeOSMemory()
	program, err := os.Executable()
	if err != nil {
		return
	}
	maps, err := os.Open("/proc/self/smaps")
	if err != nil {
		return
	}
	defer maps.Close()
	for _, m := range unwritten(maps, program) {
		// Advice: where it isn't taken, nothing is lost.
		_, _, _ = unix.Syscall(unix.SYS_MADVISE, m.start, m.length, unix.MADV_DONTNEED)
	}
}

// mapping is a stretch of memory.
type mapping struct{ start, length uintptr }

// unwritten returns the stretches of a program's file that are in memory as
// they are in the file: only those come back the same.
//
// https://man7.org/linux/man-pages/man5/proc_pid_smaps.5.html
func unwritten(smaps io.Reader, program string) []mapping {
	var found []mapping
	var candidate mapping
	lines := bufio.NewScanner(smaps)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		switch {
		case len(fields) == 6 && strings.Contains(fields[0], "-"):
			// 00400000-0123b000 r-xp 00000000 fe:00 1234 /usr/bin/cognate
			candidate = mapping{}
			from, to, _ := strings.Cut(fields[0], "-")
			start, startErr := strconv.ParseUint(from, 16, 64)
			end, endErr := strconv.ParseUint(to, 16, 64)
			if startErr == nil && endErr == nil && fields[5] == program && strings.HasPrefix(fields[1], "r-") {
				candidate = mapping{uintptr(start), uintptr(end - start)}
			}
		case len(fields) == 5 && strings.Contains(fields[0], "-"): // one without a name
			candidate = mapping{}
		case len(fields) == 3 && fields[0] == "Anonymous:" && fields[1] == "0" && candidate.length > 0:
			found = append(found, candidate)
		}
	}
	return found
}
