package hook

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"

	"cognate/internal/fault"
	"cognate/trigger"
)

// attempts is how often a function is tried that is not heard of.
const attempts = 3

// call sends an event to a function and reads the Response of what it
// answers. The name is the trigger's, for the texts of faults.
func call[Q, R any](ctx context.Context, s *Service, name, function string, e *trigger.Event[Q, R]) (R, error) {
	var none R
	body, err := json.Marshal(e)
	if err != nil {
		return none, err
	}
	id, err := s.newID()
	if err != nil {
		return none, err
	}
	answer, err := s.invoke(ctx, trigger.Call{ID: id, Function: function, Event: body})
	if err != nil {
		return none, s.failure(ctx, name, function, err)
	}
	return decode[R](answer)
}

// decode reads the Response of an answer.
func decode[R any](answer []byte) (R, error) {
	var none R
	if !json.Valid(answer) {
		return none, fault.InvalidLambdaResponse.New("Invalid lambda function output : Invalid JSON")
	}
	var got struct{ Response json.RawMessage }
	if json.Unmarshal(answer, &got) != nil || !bytes.HasPrefix(got.Response, []byte("{")) {
		return none, errUnrecognizable()
	}
	var response R
	if json.Unmarshal(got.Response, &response) != nil {
		return none, errUnrecognizable()
	}
	return response, nil
}

func errUnrecognizable() error {
	return fault.InvalidLambdaResponse.New("Unrecognizable lambda output")
}

// invoke calls the function until it answers, throws or has been tried often
// enough.
func (s *Service) invoke(ctx context.Context, c trigger.Call) (answer []byte, err error) {
	b := s.breaker(c.Function)
	if err := b.allow(s.now()); err != nil {
		return nil, err
	}
	for range attempts {
		answer, err = s.once(ctx, c)
		if ctx.Err() != nil {
			b.abandon()
			return nil, ctx.Err()
		}
		if !again(err) {
			break
		}
	}
	b.report(s.now(), unheard(err))
	return answer, err
}

func (s *Service) once(ctx context.Context, c trigger.Call) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, s.limit)
	defer cancel()
	return s.caller.Call(ctx, c)
}

// again reports whether a failure may pass.
func again(err error) bool {
	var invoke *trigger.InvokeError
	return errors.Is(err, context.DeadlineExceeded) || errors.As(err, &invoke) && invoke.Retry
}

// unheard returns a failure to reach the function, or nil if it was reached,
// whatever it said.
func unheard(err error) error {
	var threw *trigger.FunctionError
	if errors.As(err, &threw) {
		return nil
	}
	return err
}

// failure says which exception it is that a function could not be heard.
// Whoever called reads little more than that; the rest is for the log.
func (s *Service) failure(ctx context.Context, name, function string, err error) error {
	if ctx.Err() != nil {
		return err
	}
	var threw *trigger.FunctionError
	if errors.As(err, &threw) {
		return fault.UserLambdaValidation.Newf("%s failed with error %s.", name, threw.Message)
	}
	s.log.WarnContext(ctx, "trigger", "trigger", name, "function", function, "error", err)
	var invoke *trigger.InvokeError
	switch {
	case errors.Is(err, trigger.ErrNoFunction):
		return fault.UnexpectedLambda.Newf("%s invocation failed due to configuration", name)
	case errors.Is(err, context.DeadlineExceeded):
		return fault.UnexpectedLambda.Newf("%s invocation failed due to error Socket timeout while invoking Lambda function.", name)
	case errors.As(err, &invoke):
		return fault.UnexpectedLambda.Newf("%s invocation failed due to error %s.", name, invoke.Code)
	}
	return fault.UnexpectedLambda.Newf("%s invocation failed due to error ServiceException.", name)
}
