package trigger

import (
	"encoding/json"
	"errors"
)

// FunctionError is the failure of a function that ran: it threw.
type FunctionError struct {
	Type    string `json:"errorType"`
	Message string `json:"errorMessage"`
}

// Error returns the function's own words.
func (e *FunctionError) Error() string { return e.Message }

// ErrNoFunction means that nothing is known under the function's ARN.
var ErrNoFunction = errors.New("trigger: no such function")

// InvokeError is the failure to reach a function.
type InvokeError struct {
	Code  string // as the Lambda API names it, such as TooManyRequestsException
	Retry bool   // another attempt may well succeed
	Err   error  // more for the log; may be nil
}

// Error says what went wrong, in full.
func (e *InvokeError) Error() string {
	if e.Err == nil {
		return e.Code
	}
	return e.Code + ": " + e.Err.Error()
}

// Unwrap returns the cause.
func (e *InvokeError) Unwrap() error { return e.Err }

// The codes of an InvokeError that callers of this package use.
const (
	codeAccessDenied = "AccessDeniedException"
	codeService      = "ServiceException"
	codeThrottled    = "TooManyRequestsException"
)

// thrown reads the failure of a function from what the runtime says of it.
func thrown(body []byte) (*FunctionError, bool) {
	var e FunctionError
	if json.Unmarshal(body, &e) != nil || e.Message == "" && e.Type == "" {
		return nil, false
	}
	if e.Message == "" {
		e.Message = e.Type
	}
	return &e, true
}

// maxAnswer is how much a function may answer, as Lambda has it.
//
// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
const maxAnswer = 6 << 20

func tooLarge() error {
	return &FunctionError{
		Type: "Function.ResponseSizeTooLarge", Message: "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
	}
}
