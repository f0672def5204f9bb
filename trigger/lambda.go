package trigger

import (
	"context"
	"errors"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/smithy-go"
)

// Lambda calls functions through the Lambda Invoke API: the cloud's, or
// anything that speaks it. Requests are signed with the configuration's
// credentials, for the region that the function's ARN names.
//
// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
type Lambda struct {
	client *lambda.Client
	own    bool // another endpoint than the cloud's
}

// NewLambda makes a Caller of the API at endpoint; empty is the cloud's. One
// that is not the cloud's is told functions by their names alone, since few
// know accounts and regions.
func NewLambda(config aws.Config, endpoint string) *Lambda {
	client := lambda.NewFromConfig(config, func(o *lambda.Options) {
		o.Retryer = aws.NopRetryer{}
		if endpoint != "" {
			o.BaseEndpoint = &endpoint
		}
	})
	return &Lambda{client: client, own: endpoint != ""}
}

// Call invokes the function and waits for its answer.
func (l *Lambda) Call(ctx context.Context, c Call) ([]byte, error) {
	name := c.Function
	if l.own {
		name = FunctionName(name)
	}
	out, err := l.client.Invoke(ctx, &lambda.InvokeInput{FunctionName: &name, Payload: c.Event}, func(o *lambda.Options) {
		if region := regionOf(c.Function); region != "" {
			o.Region = region
		}
	})
	if err != nil {
		return nil, uninvoked(ctx, err)
	}
	if out.FunctionError == nil {
		return out.Payload, nil
	}
	if e, ok := thrown(out.Payload); ok {
		return nil, e
	}
	return nil, &FunctionError{Type: *out.FunctionError, Message: *out.FunctionError}
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
