package console

import (
	"context"
	"encoding/json"
	"net/http"

	"cognate/internal/caller"
	"cognate/internal/fault"
	"cognate/internal/trial"
	"cognate/internal/userpool"
)

// Trials sends functions of pools events to see what they do.
type Trials interface {
	// Try sends one; the error is what a request would fail with.
	Try(ctx context.Context, r trial.Request) (trial.Result, error)
	// Compose returns the event that would be sent.
	Compose(ctx context.Context, r trial.Request) ([]byte, error)
}

// tryEvent reads which event is meant. Whoever may not read a user's
// attributes may not have them in an event either.
func (h *handler) tryEvent(w http.ResponseWriter, r *http.Request, pool *userpool.Pool) (trial.Request, error) {
	var in struct{ Trigger, Username, Event string }
	if err := read(w, r, &in); err != nil {
		return trial.Request{}, err
	}
	asked := trial.Request{Pool: pool, Trigger: in.Trigger, Username: in.Username}
	if in.Username != "" {
		if err := h.Keys.Authorize(r.Context(), caller.From(r.Context()), "cognito-idp:AdminGetUser", pool.ARN()); err != nil {
			return asked, err
		}
	}
	if in.Event != "" {
		var object map[string]any
		if err := json.Unmarshal([]byte(in.Event), &object); err != nil || object == nil {
			return asked, fault.InvalidParameter.New("The event must be a JSON object.")
		}
		asked.Event = []byte(in.Event)
	}
	return asked, nil
}

// composeEvent answers with the event that a trigger would send.
func (h *handler) composeEvent(w http.ResponseWriter, r *http.Request, pool *userpool.Pool) error {
	asked, err := h.tryEvent(w, r, pool)
	if err != nil {
		return err
	}
	event, err := h.Trials.Compose(r.Context(), asked)
	if err != nil {
		return err
	}
	return answer(w, map[string]string{"Event": string(event)})
}

// tried is what came of an event. Exception and Message are what a request
// would have failed with, if it would.
type tried struct {
	Event, Answer      string
	Exception, Message string
	Calls              int
	MS                 float64
}

// testTrigger sends an event to the pool's function for a trigger and answers
// with what came of it.
func (h *handler) testTrigger(w http.ResponseWriter, r *http.Request, pool *userpool.Pool) error {
	asked, err := h.tryEvent(w, r, pool)
	if err != nil {
		return err
	}
	result, err := h.Trials.Try(r.Context(), asked)
	f, known := fault.From(err)
	if err != nil && (!known || result.Event == nil) {
		return err
	}
	out := tried{Event: string(result.Event), Answer: string(result.Answer), Calls: result.Calls, MS: milliseconds(result.Took)}
	if known {
		out.Exception, out.Message = string(f.Code), f.Message
	}
	return answer(w, out)
}
