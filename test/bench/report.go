package main

import (
	"fmt"
	"io"
	"time"
)

// report collects what was measured and whether it is good enough. It prints
// as it goes, in the form of the tables of docs/performance.md.
type report struct {
	out   io.Writer
	slack float64 // how far from a target a figure may be: 1 is not at all, 0.8 for a noisy machine
	clock float64 // the same for figures of the clock, which noise spoils more than CPU time
	fails []string
}

func (r *report) section(title, columns string) {
	fmt.Fprintf(r.out, "\n## %s\n\n%s\n", title, columns)
	for _, c := range columns {
		if c == '|' {
			fmt.Fprint(r.out, "|")
		} else {
			fmt.Fprint(r.out, "-")
		}
	}
	fmt.Fprintln(r.out)
}

// atLeast judges a figure that should be high.
func (r *report) atLeast(name string, figure, must float64) string {
	return r.judge(name, figure >= must*r.slack, figure, must)
}

// atMost judges a figure that should be low.
func (r *report) atMost(name string, figure, must float64) string {
	return r.judge(name, figure <= must/r.slack, figure, must)
}

// within judges a figure that no noise changes, such as memory: it keeps its
// limit on every machine.
func (r *report) within(name string, figure, must float64) string {
	return r.judge(name, figure <= must, figure, must)
}

// soon judges a stretch of the clock, in milliseconds, that should be short.
func (r *report) soon(name string, ms, must float64) string {
	return r.judge(name, ms <= must/r.clock, ms, must)
}

// often judges a rate by the clock that should be high.
func (r *report) often(name string, rate, must float64) string {
	return r.judge(name, rate >= must*r.clock, rate, must)
}

func (r *report) judge(name string, ok bool, figure, must float64) string {
	if ok {
		return "pass"
	}
	r.fails = append(r.fails, fmt.Sprintf("%s: %.2f, must be %.2f", name, figure, must))
	return "FAIL"
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func mebibytes(n int64) float64 { return float64(n) / (1 << 20) }
