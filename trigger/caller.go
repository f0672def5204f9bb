package trigger

import (
	"context"
	"encoding/json"
)

// Call is one event on its way to a function.
type Call struct {
	// ID names the event; attempts to deliver it again have the same one.
	ID string
	// Function is the ARN under which the pool knows the function.
	Function string
	// Event is the event as JSON.
	Event []byte
}

// Caller takes an event to a function and returns the JSON that it answered.
// It is used by many goroutines at once, and gives up when ctx ends. What
// went wrong is a *FunctionError when the function itself failed, and an
// *InvokeError, ErrNoFunction or the context's error when it was not reached.
type Caller interface {
	Call(ctx context.Context, c Call) ([]byte, error)
}

// Func makes a function a Caller.
type Func func(ctx context.Context, c Call) ([]byte, error)

// Call calls f.
func (f Func) Call(ctx context.Context, c Call) ([]byte, error) { return f(ctx, c) }

// Handle makes a Caller of a Go function that handles one kind of event, such
// as *PreSignUpEvent: it fills in the event's Response. Its error is the
// trigger's failure, and users read its text.
func Handle[Q, R any](handle func(ctx context.Context, e *Event[Q, R]) error) Caller {
	return Func(func(ctx context.Context, c Call) ([]byte, error) {
		e := new(Event[Q, R])
		if err := json.Unmarshal(c.Event, e); err != nil {
			return nil, &FunctionError{Type: "Runtime.UnmarshalError", Message: err.Error()}
		}
		if err := handle(ctx, e); err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			return nil, &FunctionError{Type: "errorString", Message: err.Error()}
		}
		return json.Marshal(e)
	})
}

// Unchanged is the Caller that returns every event as it came, which is a
// function that allows everything and changes nothing.
type Unchanged struct{}

// Call returns the event.
func (Unchanged) Call(_ context.Context, c Call) ([]byte, error) { return c.Event, nil }
