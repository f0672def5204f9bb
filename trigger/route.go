package trigger

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Route sends the functions that a pattern matches to a Caller.
type Route struct {
	// Pattern is a function's ARN in which "*" stands for any text, or the
	// function's bare name: pre-sign-up is arn:*:function:pre-sign-up with or
	// without a version.
	Pattern string
	Caller  Caller
}

// Routes is the Caller that hands each function to the first route that
// matches it. One that none matches is ErrNoFunction.
type Routes []Route

// Call calls the function of the first route that matches.
func (r Routes) Call(ctx context.Context, c Call) ([]byte, error) {
	for _, route := range r {
		if route.Matches(c.Function) {
			return route.Caller.Call(ctx, c)
		}
	}
	return nil, fmt.Errorf("%w: no route leads to %s", ErrNoFunction, c.Function)
}

// Close closes the callers that can be closed; one of several routes more
// than once.
func (r Routes) Close() error {
	var err error
	for _, route := range r {
		if c, ok := route.Caller.(io.Closer); ok {
			err = errors.Join(err, c.Close())
		}
	}
	return err
}

// Matches reports whether the route is for a function.
func (r Route) Matches(arn string) bool {
	if strings.Contains(r.Pattern, ":") || r.Pattern == "*" {
		return glob(r.Pattern, arn)
	}
	return glob(r.Pattern, FunctionName(arn))
}

// FunctionName returns the name in a function's ARN, without its version or
// alias; what is no ARN is a name already.
//
// https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html
func FunctionName(arn string) string {
	_, name, ok := strings.Cut(arn, ":function:")
	if !ok {
		return arn
	}
	name, _, _ = strings.Cut(name, ":")
	return name
}

// glob matches text with a pattern in which "*" stands for any text.
func glob(pattern, text string) bool {
	parts := strings.Split(pattern, "*")
	if len(parts) == 1 {
		return pattern == text
	}
	first, last := parts[0], parts[len(parts)-1]
	if !strings.HasPrefix(text, first) {
		return false
	}
	text = text[len(first):]
	for _, part := range parts[1 : len(parts)-1] {
		i := strings.Index(text, part)
		if i < 0 {
			return false
		}
		text = text[i+len(part):]
	}
	return strings.HasSuffix(text, last)
}
