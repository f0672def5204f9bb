package proc

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// CPU returns the processor time that the program has used so far, in user
// and kernel mode, of all its threads, from the clock that the kernel keeps
// for each process. (/proc/PID/stat counts it in steps of 10 ms.)
//
// https://man7.org/linux/man-pages/man3/clock_getcpuclockid.3.html
func (s *Server) CPU() (time.Duration, error) {
	const scheduled = 2 // CPUCLOCK_SCHED: all that the scheduler gave it
	var used unix.Timespec
	if err := unix.ClockGettime(^int32(s.PID)<<3|scheduled, &used); err != nil {
		return 0, fmt.Errorf("CPU time of process %d: %w", s.PID, err)
	}
	return time.Duration(used.Nano()), nil
}

// Memory is a program's resident memory in bytes.
type Memory struct {
	Now  int64
	Peak int64
}

// Memory returns the resident memory of the program, now and at its highest.
//
// https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
func (s *Server) Memory() (Memory, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.PID))
	if err != nil {
		return Memory{}, err
	}
	var m Memory
	for line := range strings.Lines(string(text)) {
		name, value, _ := strings.Cut(line, ":")
		var to *int64
		switch name {
		case "VmRSS":
			to = &m.Now
		case "VmHWM":
			to = &m.Peak
		default:
			continue
		}
		kib, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 10, 64)
		if err != nil {
			return Memory{}, fmt.Errorf("unexpected %s: %w", name, err)
		}
		*to = kib << 10
	}
	return m, nil
}
