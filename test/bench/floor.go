package main

import (
	"fmt"
	"time"
)

// againstFloor measures every scenario on Cognate and on the floor server.
func againstFloor(r *report, cognate, floor *target, length time.Duration, rounds int, only string) error {
	r.section("Against the floor", "| scenario | connections | Cognate, operations per CPU second | floor | Cognate, ms of CPU each | operations per second | ratio | must | |")
	for _, sc := range scenarios() {
		if only != "" && only != sc.name {
			continue
		}
		c, err := compare(cognate, floor, sc, length, rounds)
		if err != nil {
			return fmt.Errorf("%s: %w", sc.name, err)
		}
		fmt.Fprintf(r.out, "| %s | %d | %.0f | %.0f | %.3f | %.0f | **%.2f** | %.2f | %s |\n", sc.name, sc.conns,
			c.first.perCPUSecond(), c.other.perCPUSecond(), 1000/c.first.perCPUSecond(),
			float64(c.first.operations)/c.first.wall.Seconds(), c.ratio, sc.must, r.atLeast(sc.name, c.ratio, sc.must))
	}
	return nil
}
