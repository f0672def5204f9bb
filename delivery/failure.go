package delivery

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/aws/smithy-go"
)

// awsFailure says which error an AWS service answered, by its code alone: its
// message may quote an address.
func awsFailure(ctx context.Context, service string, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return fmt.Errorf("delivery: %s: %w", service, ctx.Err())
	}
	if errors.Is(err, ErrRole) {
		return fmt.Errorf("delivery: %s: %w", service, ErrRole)
	}
	var answer smithy.APIError
	if !errors.As(err, &answer) {
		return fmt.Errorf("delivery: %s could not be asked", service)
	}
	code := answer.ErrorCode()
	switch code {
	case "MessageRejected", "BadRequestException", "InvalidParameter", "InvalidParameterValue", "ParameterValueInvalid", "OptedOut":
		return fmt.Errorf("delivery: %s: %w: %s", service, ErrRefused, code)
	}
	if notAllowed(code) {
		return fmt.Errorf("delivery: %s: %w: %s", service, ErrNotAllowed, code)
	}
	return fmt.Errorf("delivery: %s: %s", service, code)
}

// notAllowed reports whether an AWS service's code says that a policy forbids
// what it was asked.
func notAllowed(code string) bool {
	return code == "AccessDenied" || code == "AccessDeniedException" || code == "AuthorizationError"
}

// statusFailure says what an HTTP status means for a message.
func statusFailure(service string, status int) error {
	if status >= 400 && status < 500 && status != http.StatusRequestTimeout && status != http.StatusTooManyRequests &&
		status != http.StatusUnauthorized && status != http.StatusForbidden && status != http.StatusNotFound {
		return fmt.Errorf("delivery: %s: %w: status %d", service, ErrRefused, status)
	}
	return fmt.Errorf("delivery: %s: status %d", service, status)
}

// unreached is the failure of a request that got no answer. The cause is left
// out: a URL in it may hold a secret.
func unreached(ctx context.Context, service string) error {
	if ctx.Err() != nil {
		return fmt.Errorf("delivery: %s: %w", service, ctx.Err())
	}
	return fmt.Errorf("delivery: %s could not be reached, or broke off", service)
}
