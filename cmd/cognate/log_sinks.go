package main

import (
	"fmt"
	"strings"

	"cognate"
)

// logSinks is the flag that says where the logs of pools go: pairs of an ARN
// and a place.
type logSinks [][2]string

// String shows the pairs as they were given.
func (l *logSinks) String() string {
	var pairs []string
	for _, pair := range *l {
		pairs = append(pairs, pair[0]+"="+pair[1])
	}
	return strings.Join(pairs, " ")
}

// Set adds pairs.
func (l *logSinks) Set(text string) error {
	for pair := range strings.FieldsSeq(text) {
		arn, place, ok := strings.Cut(pair, "=")
		if !ok || place == "" || !strings.HasPrefix(arn, "arn:") && arn != "*" {
			return fmt.Errorf("%q is not an ARN (or *), = and a place", pair)
		}
		*l = append(*l, [2]string{arn, place})
	}
	return nil
}

// config returns one sink for each place.
func (l *logSinks) config(s streams) []cognate.LogSink {
	var sinks []cognate.LogSink
	at := map[string]int{}
	for _, pair := range *l {
		arn, place := pair[0], pair[1]
		i, known := at[place]
		if !known {
			i = len(sinks)
			at[place] = i
			sink := cognate.LogSink{URL: place, KeyID: s.getenv("AWS_ACCESS_KEY_ID"), Secret: s.getenv("AWS_SECRET_ACCESS_KEY")}
			if place == "stdout" {
				sink = cognate.LogSink{Writer: s.out}
			}
			sinks = append(sinks, sink)
		}
		sinks[i].ARNs = append(sinks[i].ARNs, arn)
	}
	return sinks
}
