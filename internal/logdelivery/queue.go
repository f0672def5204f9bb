package logdelivery

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"
)

const (
	queued   = 4096             // records that wait at most
	batched  = 500              // records that a sink gets at once, at most
	batchAge = time.Second      // how long a sink collects a batch
	attempts = 3                // how often a batch is tried
	patience = 10 * time.Second // how long one attempt may take
	backoff  = 250 * time.Millisecond
)

// Sink is a place for logs. Write writes lines, each with its newline, all or
// none as far as it can tell. Only one goroutine uses a sink.
type Sink interface {
	Write(ctx context.Context, lines [][]byte) error
	Close() error
}

// queue holds the records of one sink.
type queue struct {
	name    string // for the server's log
	sink    Sink
	log     *slog.Logger
	lines   chan []byte
	dropped atomic.Int64
	// ending ends the pauses of the worker, so that what waits goes at once.
	ending  chan struct{}
	running sync.WaitGroup
}

func startQueue(name string, sink Sink, log *slog.Logger) *queue {
	q := &queue{name: name, sink: sink, log: log, lines: make(chan []byte, queued), ending: make(chan struct{})}
	q.running.Go(q.work)
	return q
}

// put queues a line, or drops it when the queue is full.
func (q *queue) put(line []byte) {
	select {
	case q.lines <- line:
	default:
		q.dropped.Add(1)
	}
}

// finish tells the worker to write what waits and to end.
func (q *queue) finish() { close(q.ending) }

func (q *queue) work() {
	defer func() {
		if err := q.sink.Close(); err != nil {
			q.log.Error("log delivery: closing a sink", "sink", q.name, "error", err)
		}
	}()
	for {
		batch := q.collect()
		if len(batch) > 0 {
			q.write(batch)
		}
		if n := q.dropped.Swap(0); n > 0 {
			q.log.Error("log delivery: the sink was too slow; events were dropped", "sink", q.name, "events", n)
		}
		if len(batch) == 0 {
			return
		}
	}
}

// collect waits for a line and for those that come soon after. It returns
// none when the queue is ending and empty.
func (q *queue) collect() [][]byte {
	var batch [][]byte
	select {
	case line := <-q.lines:
		batch = append(batch, line)
	case <-q.ending:
		return q.rest(nil)
	}
	full := time.NewTimer(batchAge)
	defer full.Stop()
	for len(batch) < batched {
		select {
		case line := <-q.lines:
			batch = append(batch, line)
		case <-q.ending:
			return q.rest(batch)
		case <-full.C:
			return batch
		}
	}
	return batch
}

// rest fills a batch with lines that are there already.
func (q *queue) rest(batch [][]byte) [][]byte {
	for len(batch) < batched {
		select {
		case line := <-q.lines:
			batch = append(batch, line)
		default:
			return batch
		}
	}
	return batch
}

// write tries a batch some times and then gives it up.
func (q *queue) write(batch [][]byte) {
	rest := backoff
	for attempt := 1; ; attempt++ {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		err := q.sink.Write(ctx, batch)
		cancel()
		if err == nil {
			return
		}
		if attempt == attempts {
			q.log.Error("log delivery: events were dropped", "sink", q.name, "events", len(batch), "error", err)
			return
		}
		if !q.pause(rest) {
			attempt = attempts - 1
		}
		rest *= 2
	}
}

// pause waits between attempts; false when the service is closing, which
// leaves one.
func (q *queue) pause(d time.Duration) bool {
	select {
	case <-q.ending:
		return false
	case <-time.After(d):
		return true
	}
}
