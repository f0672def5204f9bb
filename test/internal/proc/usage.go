package proc

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// tick is the unit of CPU time in /proc; Linux has told user space 100 a
// second on every architecture since 2.6.
const tick = 10 * time.Millisecond

// CPU returns the processor time that the program has used so far, in user
// and kernel mode, of all its threads. It counts in steps of 10 ms.
//
// https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
func (s *Server) CPU() (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.PID))
	if err != nil {
		return 0, err
	}
	// The second field is the program's name in parentheses, blanks and all.
	_, rest, ok := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	if !ok || len(fields) < 13 {
		return 0, fmt.Errorf("unexpected /proc/%d/stat: %q", s.PID, text)
	}
	user, err := strconv.ParseInt(fields[11], 10, 64)
	if err != nil {
		return 0, err
	}
	system, err := strconv.ParseInt(fields[12], 10, 64)
	if err != nil {
		return 0, err
	}
	return time.Duration(user+system) * tick, nil
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
