package hook

import (
	"context"
	"testing"
	"time"

	"cognate/trigger"
)

func TestAFunctionThatKeepsFailingIsLeftAlone(t *testing.T) {
	calls, well := 0, false
	s, c := hooks(func(_ context.Context, c trigger.Call) ([]byte, error) {
		calls++
		if well {
			return c.Event, nil
		}
		return nil, &trigger.InvokeError{Code: "AccessDeniedException"}
	})
	run := func() error {
		return s.PostConfirmation(t.Context(), alice(), trigger.PostConfirmationConfirmSignUp)
	}
	const want = "UnexpectedLambdaException: PostConfirmation invocation failed due to error AccessDeniedException."
	for range tolerance + 3 {
		if got := say(run()); got != want {
			t.Fatalf("%s; want %s", got, want)
		}
	}
	if calls != tolerance {
		t.Errorf("called %d times; want %d", calls, tolerance)
	}

	c.now = c.now.Add(rest)
	run()
	run()
	if calls != tolerance+1 {
		t.Errorf("after a rest, called %d times; want one more than %d", calls, tolerance)
	}

	c.now = c.now.Add(-time.Hour)
	run()
	run()
	if calls != tolerance+2 {
		t.Errorf("after the clock was set back, called %d times; want one more than %d", calls, tolerance+1)
	}

	well = true
	c.now = c.now.Add(rest)
	for range 3 {
		if err := run(); err != nil {
			t.Error(err)
		}
	}
	if calls != tolerance+5 {
		t.Errorf("once it is well, called %d times; want each event let through", calls)
	}
}

func TestWhatAFunctionThrowsDoesNotCount(t *testing.T) {
	calls := 0
	s, _ := hooks(func(context.Context, trigger.Call) ([]byte, error) {
		calls++
		return nil, &trigger.FunctionError{Message: "no"}
	})
	for range 2 * tolerance {
		s.PostConfirmation(t.Context(), alice(), trigger.PostConfirmationConfirmSignUp)
	}
	if calls != 2*tolerance {
		t.Errorf("called %d times", calls)
	}
}

func TestFunctionsFailAlone(t *testing.T) {
	calls := map[string]int{}
	s, _ := hooks(func(_ context.Context, c trigger.Call) ([]byte, error) {
		calls[c.Function]++
		if c.Function == arn {
			return nil, trigger.ErrNoFunction
		}
		return c.Event, nil
	})
	other := alice()
	other.Pool.Settings.Lambda.PostConfirmation = arn + "2"
	for range 2 * tolerance {
		s.PostConfirmation(t.Context(), alice(), trigger.PostConfirmationConfirmSignUp)
		s.PostConfirmation(t.Context(), other, trigger.PostConfirmationConfirmSignUp)
	}
	if calls[arn] != tolerance || calls[arn+"2"] != 2*tolerance {
		t.Errorf("calls %v", calls)
	}
}
