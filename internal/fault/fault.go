// Package fault is the one error type that crosses layers: a modelled
// exception of the Cognito API with the text its caller will read.
//
// A Code is the name of an exception and is itself an error, so that
// errors.Is(err, fault.UsernameExists) asks which exception err is. An error
// that is not a fault is internal: the edge logs it once and tells the client
// nothing. How a fault looks on a wire is decided at each edge, not here.
package fault

import (
	"errors"
	"fmt"
)

// Code is the name of an exception as the API models it, for example
// "UsernameExistsException".
type Code string

// Error returns the exception's name.
func (c Code) Error() string { return string(c) }

// New returns the exception with the message that the client will read.
func (c Code) New(message string) *Error { return &Error{Code: c, Message: message} }

// Newf is New with a formatted message.
func (c Code) Newf(format string, args ...any) *Error {
	return &Error{Code: c, Message: fmt.Sprintf(format, args...)}
}

// Error is one exception: its name and its message.
type Error struct {
	Code    Code
	Message string
}

// Error returns the name and the message, for logs.
func (e *Error) Error() string {
	if e.Message == "" {
		return string(e.Code)
	}
	return string(e.Code) + ": " + e.Message
}

// Unwrap returns the code, so that errors.Is finds it.
func (e *Error) Unwrap() error { return e.Code }

// From returns the fault in err's chain. A bare Code counts as a fault
// without a message. It reports false for nil and for internal errors.
func From(err error) (*Error, bool) {
	if e, ok := errors.AsType[*Error](err); ok {
		return e, true
	}
	if c, ok := errors.AsType[Code](err); ok {
		return &Error{Code: c}, true
	}
	return nil, false
}
