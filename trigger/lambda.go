package trigger

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/encoding/httpbinding"
)

// Lambda calls functions through the Lambda Invoke API: the cloud's, or
// anything that speaks it. Requests are signed with the configuration's
// credentials, for the region that the function's ARN names.
//
// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
type Lambda struct {
	api *cloud
	own bool // another endpoint than the cloud's
}

// NewLambda makes a Caller of the API at endpoint; empty is the cloud's. One
// that is not the cloud's is told functions by their names alone, since few
// know accounts and regions. Now tells the time that is signed.
func NewLambda(config aws.Config, endpoint string, now func() time.Time) *Lambda {
	config.Retryer = func() aws.Retryer { return aws.NopRetryer{} } // who calls knows when to call again
	return &Lambda{api: newCloud("lambda", config, endpoint, now), own: endpoint != ""}
}

// Call invokes the function and waits for its answer.
func (l *Lambda) Call(ctx context.Context, c Call) ([]byte, error) {
	name := c.Function
	if l.own {
		name = FunctionName(name)
	}
	out, err := l.api.post(ctx, cloudRequest{
		region: regionOf(c.Function),
		path:   "/2015-03-31/functions/" + httpbinding.EscapePath(name, true) + "/invocations",
		header: http.Header{"Content-Type": {"application/octet-stream"}},
		body:   c.Event,
	})
	if err != nil {
		return nil, uninvoked(ctx, err)
	}
	failure := out.header.Get("X-Amz-Function-Error")
	switch {
	case len(out.body) > maxAnswer:
		return nil, tooLarge()
	case failure == "":
		return out.body, nil
	}
	if e, ok := thrown(out.body); ok {
		return nil, e
	}
	return nil, &FunctionError{Type: failure, Message: failure}
}

// regionOf returns the region of an ARN, or nothing.
func regionOf(arn string) string {
	if parts := strings.Split(arn, ":"); len(parts) > 3 && parts[0] == "arn" {
		return parts[3]
	}
	return ""
}

// uninvoked says why the API did not invoke a function.
func uninvoked(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var refusal smithy.APIError
	if !errors.As(err, &refusal) {
		return &InvokeError{Code: codeService, Err: err}
	}
	switch code := refusal.ErrorCode(); code {
	case "ResourceNotFoundException":
		return errors.Join(ErrNoFunction, err)
	case codeThrottled, "EC2ThrottledException":
		return &InvokeError{Code: code, Retry: true, Err: err}
	default:
		return &InvokeError{Code: code, Err: err}
	}
}
