package hook

import (
	"sync"
	"time"
)

// breaker spares a function that is not heard of, and those who wait for it.
// After tolerance events on end that came to nothing it refuses events with
// the last failure. Once rest is over it lets one through: if that is
// answered, all are let through again.
type breaker struct {
	mu     sync.Mutex
	failed int       // events on end
	last   error     // of the newest of them
	until  time.Time // when one may be let through
	trying bool      // one has been let through
}

const (
	tolerance = 5
	rest      = 10 * time.Second
)

func (s *Service) breaker(function string) *breaker {
	s.mu.Lock()
	defer s.mu.Unlock()
	b := s.breakers[function]
	if b == nil {
		b = &breaker{}
		s.breakers[function] = b
	}
	return b
}

// allow returns nil when the function may be called, or else why not. Who is
// allowed must report or abandon.
func (b *breaker) allow(now time.Time) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.failed < tolerance {
		return nil
	}
	// A rest that ends later than that began before the clock was set back.
	resting := now.Before(b.until) && !b.until.After(now.Add(rest))
	if b.trying || resting {
		return b.last
	}
	b.trying = true
	return nil
}

// report counts the end of an event: err is nil when the function was heard.
func (b *breaker) report(now time.Time, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.trying = false
	if err == nil {
		b.failed, b.last = 0, nil
		return
	}
	b.failed++
	b.last, b.until = err, now.Add(rest)
}

// abandon takes an event back whose caller went away.
func (b *breaker) abandon() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.trying = false
}
