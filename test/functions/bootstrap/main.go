// Command bootstrap is a Lambda function as people write them in Go: built on
// AWS's own runtime library, it notes who was confirmed in the file that NOTES
// names, and lets everybody sign in.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func main() { lambda.Start(handle) }

func handle(_ context.Context, event json.RawMessage) (any, error) {
	var header events.CognitoEventUserPoolsHeader
	if err := json.Unmarshal(event, &header); err != nil {
		return nil, err
	}
	switch header.TriggerSource {
	case "PostConfirmation_ConfirmSignUp":
		return confirmed(event)
	case "PreAuthentication_Authentication":
		var e events.CognitoEventUserPoolsPreAuthentication
		if err := json.Unmarshal(event, &e); err != nil {
			return nil, err
		}
		if e.UserName == "mallory" {
			return nil, errors.New("not you")
		}
		return e, nil
	}
	return event, nil
}

func confirmed(event json.RawMessage) (any, error) {
	var e events.CognitoEventUserPoolsPostConfirmation
	if err := json.Unmarshal(event, &e); err != nil {
		return nil, err
	}
	note := fmt.Sprintf("%s %s", e.UserName, e.Request.UserAttributes["cognito:user_status"])
	return e, os.WriteFile(os.Getenv("NOTES"), []byte(note), 0o600)
}
