package logdelivery

import (
	"context"
	"encoding/json"
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"time"

	"cognate/delivery"
	"cognate/internal/userpool"
)

// The sources of events and their levels, as requests name them.
const (
	UserNotification = "userNotification"
	UserAuthEvents   = "userAuthEvents"
	Error            = "ERROR"
	Info             = "INFO"
)

// Options are what a Service works with; all are required.
type Options struct {
	// Pool finds a pool.
	Pool func(ctx context.Context, id string) (*userpool.Pool, error)
	// Places are where events go.
	Places []Place
	Now    func() time.Time
	Log    *slog.Logger
}

// Place is a sink and the ARNs that stand for it. An ARN that ends with "*"
// stands for all that begin so; the longest that fits counts.
type Place struct {
	ARNs []string
	Sink Sink
}

// Service delivers events. It is safe for concurrent use.
type Service struct {
	pool   func(ctx context.Context, id string) (*userpool.Pool, error)
	queues []*queue
	byARN  map[string]*queue
	now    func() time.Time
	log    *slog.Logger

	mu      sync.Mutex
	unknown map[string]bool // ARNs without a sink that the log told of
}

// New returns a service and starts its sinks. They end with Close.
func New(o Options) *Service {
	s := &Service{pool: o.Pool, byARN: map[string]*queue{}, now: o.Now, log: o.Log, unknown: map[string]bool{}}
	for _, place := range o.Places {
		q := startQueue(strings.Join(place.ARNs, " "), place.Sink, o.Log)
		s.queues = append(s.queues, q)
		for _, arn := range place.ARNs {
			s.byARN[arn] = q
		}
	}
	return s
}

// Close delivers what waits, without trying again where that fails, and ends
// the sinks. Nothing may be delivered any more.
func (s *Service) Close() {
	for _, q := range s.queues {
		q.finish()
	}
	for _, q := range s.queues {
		q.running.Wait()
	}
}

// record is one line of a log.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection-export-logs.html
type record struct {
	Timestamp string `json:"eventTimestamp"` // milliseconds
	Source    string `json:"eventSource"`
	Level     string `json:"logLevel"`
	Message   any    `json:"message"`
	From      struct {
		UserPoolID string `json:"userPoolId"`
	} `json:"logSourceId"`
}

// Deliver sends an event of a pool to where the pool's events of that source
// and level go, if they go anywhere. It does not wait for it. The event is
// encoded as JSON.
func (s *Service) Deliver(ctx context.Context, poolID, source, level string, event any) {
	p, err := s.pool(ctx, poolID)
	if err != nil {
		return // a pool that is gone has no log
	}
	for _, c := range p.Settings.Logs {
		if c.Source != source || c.Level != level {
			continue
		}
		q := s.route(c.Destination)
		if q == nil {
			continue
		}
		r := record{Timestamp: strconv.FormatInt(s.now().UnixMilli(), 10), Source: shown(source), Level: level, Message: event}
		r.From.UserPoolID = poolID
		line, err := json.Marshal(r)
		if err != nil {
			s.log.Error("log delivery: an event that is no JSON", "pool", poolID, "source", source, "error", err)
			continue
		}
		q.put(append(line, '\n'))
	}
}

// shown is the name of a source inside of events.
func shown(source string) string {
	if source == UserAuthEvents {
		return "USER_ACTIVITY"
	}
	return "USER_NOTIFICATION"
}

// route finds the sink of an ARN. For one that has none it says so in the
// log, once.
func (s *Service) route(arn string) *queue {
	if q := s.byARN[arn]; q != nil {
		return q
	}
	var best *queue
	longest := -1
	for pattern, q := range s.byARN {
		prefix, any := strings.CutSuffix(pattern, "*")
		if any && len(prefix) > longest && strings.HasPrefix(arn, prefix) {
			best, longest = q, len(prefix)
		}
	}
	if best == nil {
		s.mu.Lock()
		told := s.unknown[arn]
		s.unknown[arn] = true
		s.mu.Unlock()
		if !told {
			s.log.Warn("log delivery: no sink is configured for this ARN; its events are dropped", "arn", arn)
		}
	}
	return best
}

// Watch returns a sender that delivers, as an event of the message's pool,
// what went wrong when next could not send a message.
func (s *Service) Watch(next delivery.Sender) delivery.Sender {
	return delivery.Func(func(ctx context.Context, m delivery.Message) error {
		err := next.Send(ctx, m)
		if err != nil {
			s.Deliver(ctx, m.PoolID, UserNotification, Error, struct {
				Details string `json:"details"`
			}{m.Medium + " message for " + m.Purpose + " was not delivered: " + err.Error()})
		}
		return err
	})
}
