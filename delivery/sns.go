package delivery

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sns/types"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"
)

// SNSOptions are the choices of NewSNS.
type SNSOptions struct {
	// Endpoint is the API's address; empty is the cloud's.
	Endpoint string
	// AssumeRole sends with the pool's own role, where it names one; otherwise
	// all messages are sent with the configuration's credentials. STSEndpoint
	// is where roles are assumed; empty is the cloud's.
	AssumeRole  bool
	STSEndpoint string
}

// SNS is the Sender of text messages through Amazon SNS, in the region that
// the pool's SmsConfiguration names, where it names one.
//
// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
type SNS struct {
	client *sns.Client
	sts    *sts.Client // nil where no roles are assumed

	mu    sync.Mutex
	roles map[role]aws.CredentialsProvider
}

// role is what a pool's text messages are sent as.
type role struct{ arn, externalID string }

// mostRoles bounds the roles whose credentials are kept.
const mostRoles = 1000

// NewSNS returns a Sender.
func NewSNS(config aws.Config, o SNSOptions) *SNS {
	s := &SNS{
		client: sns.NewFromConfig(config, func(c *sns.Options) {
			c.Retryer = aws.NopRetryer{}
			if o.Endpoint != "" {
				c.BaseEndpoint = &o.Endpoint
			}
		}),
		roles: map[role]aws.CredentialsProvider{},
	}
	if o.AssumeRole {
		s.sts = sts.NewFromConfig(config, func(c *sts.Options) {
			if o.STSEndpoint != "" {
				c.BaseEndpoint = &o.STSEndpoint
			}
		})
	}
	return s
}

// Send hands the message to SNS, which takes charge of it.
func (s *SNS) Send(ctx context.Context, m Message) error {
	if m.Medium != SMS {
		return fmt.Errorf("delivery: SNS sends no message of medium %q", m.Medium)
	}
	in := &sns.PublishInput{
		PhoneNumber: &m.To,
		Message:     &m.Text,
		MessageAttributes: map[string]types.MessageAttributeValue{
			"AWS.SNS.SMS.SMSType": {DataType: aws.String("String"), StringValue: aws.String("Transactional")},
		},
	}
	_, err := s.client.Publish(ctx, in, func(o *sns.Options) {
		if m.Account.Region != "" {
			o.Region = m.Account.Region
		}
		if s.sts != nil && m.Account.CallerARN != "" {
			o.Credentials = s.as(role{m.Account.CallerARN, m.Account.ExternalID})
		}
	})
	return awsFailure(ctx, "SNS", err)
}

// as returns the credentials of a role, which renew themselves.
func (s *SNS) as(r role) aws.CredentialsProvider {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c, ok := s.roles[r]; ok {
		return c
	}
	if len(s.roles) >= mostRoles {
		clear(s.roles)
	}
	assume := stscreds.NewAssumeRoleProvider(s.sts, r.arn, func(o *stscreds.AssumeRoleOptions) {
		o.RoleSessionName = "cognate"
		if r.externalID != "" {
			o.ExternalID = &r.externalID
		}
	})
	c := aws.NewCredentialsCache(aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {
		got, err := assume.Retrieve(ctx)
		var answer smithy.APIError
		if errors.As(err, &answer) && notAllowed(answer.ErrorCode()) {
			err = fmt.Errorf("%w: %w", ErrRole, err)
		}
		return got, err
	}))
	s.roles[r] = c
	return c
}
