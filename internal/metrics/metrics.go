// Package metrics counts what a server does, for Prometheus to collect: calls
// of the API, requests to the domains of pools, calls of functions, and
// messages. Names of users, pools and addresses are in none of the labels.
//
// https://prometheus.io/docs/practices/naming/
package metrics

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"cognate/delivery"
	"cognate/trigger"
)

// Metrics is the figures of one server.
type Metrics struct {
	registry  *prometheus.Registry
	calls     *prometheus.CounterVec
	durations *prometheus.HistogramVec
	requests  *prometheus.HistogramVec
	functions *prometheus.HistogramVec
	messages  *prometheus.CounterVec
}

// The bounds of histograms, in seconds: from a look-up to a function that
// takes all its time.
var (
	callBounds     = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5}
	functionBounds = []float64{.001, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}
)

// New returns metrics that have counted nothing.
func New() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		calls: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "cognate_calls_total",
			Help: "Calls of the API, by operation and the exception that they ended with (empty: none).",
		}, []string{"operation", "exception"}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "cognate_call_duration_seconds", Help: "How long calls of the API took.", Buckets: callBounds,
		}, []string{"operation"}),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "cognate_request_duration_seconds",
			Help: "How long requests to login pages and OAuth endpoints took, by path (empty: none is there) and status.", Buckets: callBounds,
		}, []string{"path", "status"}),
		functions: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "cognate_function_duration_seconds", Help: "How long calls of functions took, by function and outcome.", Buckets: functionBounds,
		}, []string{"function", "outcome"}),
		messages: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "cognate_messages_total", Help: "Messages handed over, by medium, purpose and outcome.",
		}, []string{"medium", "purpose", "outcome"}),
	}
	m.registry.MustRegister(m.calls, m.durations, m.requests, m.functions, m.messages,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Handler serves the figures.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// Call counts a call of the API.
func (m *Metrics) Call(operation, exception string, took time.Duration) {
	m.calls.WithLabelValues(operation, exception).Inc()
	m.durations.WithLabelValues(operation).Observe(took.Seconds())
}

// Request counts a request to a pool's domain. The path is one of those that
// something is at, or "".
func (m *Metrics) Request(path string, status int, took time.Duration) {
	m.requests.WithLabelValues(path, strconv.Itoa(status)).Observe(took.Seconds())
}

// Functions counts the calls that go through next. Functions that are not
// there count as one: anybody who may configure a pool can name any.
func (m *Metrics) Functions(next trigger.Caller, now func() time.Time) trigger.Caller {
	return trigger.Func(func(ctx context.Context, c trigger.Call) ([]byte, error) {
		begin := now()
		answer, err := next.Call(ctx, c)
		name := c.Function[strings.LastIndexByte(c.Function, ':')+1:]
		if errors.Is(err, trigger.ErrNoFunction) {
			name = ""
		}
		m.functions.WithLabelValues(name, outcome(err)).Observe(now().Sub(begin).Seconds())
		return answer, err
	})
}

// outcome is how a call of a function ended.
func outcome(err error) string {
	var threw *trigger.FunctionError
	switch {
	case err == nil:
		return "answered"
	case errors.As(err, &threw):
		return "threw"
	case errors.Is(err, context.DeadlineExceeded):
		return "too late"
	case errors.Is(err, trigger.ErrNoFunction):
		return "not there"
	}
	return "failed"
}

// MessagesWaiting shows how many messages wait to be sent. A database that does
// not say leaves the figure out.
func (m *Metrics) MessagesWaiting(count func(context.Context) (int64, error)) {
	waiting := prometheus.NewDesc("cognate_messages_waiting", "Messages that wait in the database to be sent.", nil, nil)
	m.registry.MustRegister(prometheus.CollectorFunc(func(out chan<- prometheus.Metric) {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if n, err := count(ctx); err == nil {
			out <- prometheus.MustNewConstMetric(waiting, prometheus.GaugeValue, float64(n))
		}
	}))
}

// Messages counts what goes through next. Each attempt counts.
func (m *Metrics) Messages(next delivery.Sender) delivery.Sender {
	return delivery.Func(func(ctx context.Context, msg delivery.Message) error {
		err := next.Send(ctx, msg)
		outcome := "sent"
		switch {
		case errors.Is(err, delivery.ErrRefused):
			outcome = "refused"
		case err != nil:
			outcome = "failed"
		}
		m.messages.WithLabelValues(msg.Medium, msg.Purpose, outcome).Inc()
		return err
	})
}
