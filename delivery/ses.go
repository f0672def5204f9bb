package delivery

import (
	"context"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"
)

// SES is the Sender of mail through Amazon SES. It sends on behalf of the
// pool's identity, in that identity's region, where the pool names one.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
type SES struct{ client *sesv2.Client }

// NewSES returns a Sender for the API at endpoint; empty is the cloud's.
func NewSES(config aws.Config, endpoint string) *SES {
	return &SES{sesv2.NewFromConfig(config, func(o *sesv2.Options) {
		o.Retryer = aws.NopRetryer{}
		if endpoint != "" {
			o.BaseEndpoint = &endpoint
		}
	})}
}

// Send hands the message to SES, which takes charge of it.
func (s *SES) Send(ctx context.Context, m Message) error {
	if m.Medium != Email {
		return fmt.Errorf("delivery: SES sends no message of medium %q", m.Medium)
	}
	in, err := sesRequest(m)
	if err != nil {
		return err
	}
	_, err = s.client.SendEmail(ctx, in, func(o *sesv2.Options) {
		if region := arnRegion(m.Account.SourceARN); region != "" {
			o.Region = region
		}
	})
	return awsFailure(ctx, "SES", err)
}

func sesRequest(m Message) (*sesv2.SendEmailInput, error) {
	e, err := open(m)
	if err != nil {
		return nil, err
	}
	utf8 := aws.String("UTF-8")
	body := &types.Body{}
	if m.Text != "" {
		body.Text = &types.Content{Data: &m.Text, Charset: utf8}
	}
	if m.HTML != "" {
		body.Html = &types.Content{Data: &m.HTML, Charset: utf8}
	}
	from := e.from.String()
	in := &sesv2.SendEmailInput{
		FromEmailAddress: &from,
		Destination:      &types.Destination{ToAddresses: []string{e.to.Address}},
		Content: &types.EmailContent{Simple: &types.Message{
			Subject: &types.Content{Data: aws.String(oneLine(m.Subject)), Charset: utf8},
			Body:    body,
		}},
	}
	if e.reply != nil {
		in.ReplyToAddresses = []string{e.reply.String()}
	}
	if a := m.Account.SourceARN; a != "" {
		in.FromEmailAddressIdentityArn = &a
	}
	if c := m.Account.ConfigurationSet; c != "" {
		in.ConfigurationSetName = &c
	}
	return in, nil
}

// arnRegion returns the region of an ARN, or nothing.
func arnRegion(arn string) string {
	if parts := strings.Split(arn, ":"); len(parts) > 3 && parts[0] == "arn" {
		return parts[3]
	}
	return ""
}
