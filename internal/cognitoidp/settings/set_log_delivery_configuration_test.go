package settings_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate"
	"cognate/cognatetest"
	"cognate/delivery"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	logGroup = "arn:aws:logs:us-east-1:000000000000:log-group:auth"
	stream   = "arn:aws:firehose:us-east-1:000000000000:deliverystream/auth"
	bucket   = "arn:aws:s3:::auth"
)

func toGroup(source, level, arn string) wire.LogConfigurationType {
	return wire.LogConfigurationType{
		EventSource: source, LogLevel: level, CloudWatchLogsConfiguration: &wire.CloudWatchLogsConfigurationType{LogGroupArn: arn},
	}
}

func toStream(source, level string) wire.LogConfigurationType {
	return wire.LogConfigurationType{EventSource: source, LogLevel: level, FirehoseConfiguration: &wire.FirehoseConfigurationType{StreamArn: stream}}
}

func toBucket(source, level string) wire.LogConfigurationType {
	return wire.LogConfigurationType{EventSource: source, LogLevel: level, S3Configuration: &wire.S3ConfigurationType{BucketArn: bucket}}
}

func logsOf(t *testing.T, s *cognatetest.Server, pool string) *wire.LogDeliveryConfigurationType {
	t.Helper()
	var out wire.GetLogDeliveryConfigurationResponse
	s.Must("GetLogDeliveryConfiguration", wire.GetLogDeliveryConfigurationRequest{UserPoolId: pool}, &out)
	return out.LogDeliveryConfiguration
}

func TestSetLogDeliveryConfigurationKeepsEveryMember(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, protected())
	for _, events := range []wire.LogConfigurationType{
		toGroup("userAuthEvents", "INFO", logGroup), toStream("userAuthEvents", "INFO"), toBucket("userAuthEvents", "INFO"),
	} {
		in := wire.SetLogDeliveryConfigurationRequest{
			UserPoolId: pool, LogConfigurations: []wire.LogConfigurationType{toGroup("userNotification", "ERROR", logGroup), events},
		}
		var out wire.SetLogDeliveryConfigurationResponse
		s.Must("SetLogDeliveryConfiguration", in, &out)
		want := &wire.LogDeliveryConfigurationType{UserPoolId: pool, LogConfigurations: in.LogConfigurations}
		if diff := cmp.Diff(want, out.LogDeliveryConfiguration); diff != "" {
			t.Errorf("answer (-want +got)\n%s", diff)
		}
		s.Must("UpdateUserPool", wire.UpdateUserPoolRequest{UserPoolId: pool, UserPoolTier: "PLUS"}, nil)
		if diff := cmp.Diff(want, logsOf(t, s, pool)); diff != "" {
			t.Errorf("GetLogDeliveryConfiguration (-want +got)\n%s", diff)
		}
	}
	s.Must("SetLogDeliveryConfiguration", wire.SetLogDeliveryConfigurationRequest{
		UserPoolId: pool, LogConfigurations: []wire.LogConfigurationType{},
	}, nil)
	if got := logsOf(t, s, pool).LogConfigurations; len(got) != 0 {
		t.Errorf("after an empty list there are %v", got)
	}
}

// What can't be sent is told where the pool's administrator asked for it.
func TestSetLogDeliveryConfigurationActs(t *testing.T) {
	var out bytes.Buffer
	var pool string
	t.Cleanup(func() { // after the server closed, which is when all is written
		if got := out.String(); !strings.Contains(got, `"eventSource":"USER_NOTIFICATION"`) || !strings.Contains(got, "mailbox full") || !strings.Contains(got, pool) {
			t.Errorf("the log has %q", got)
		}
	})
	s := cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) {
		c.LogSinks = []cognate.LogSink{{ARNs: []string{"arn:aws:logs:*"}, Writer: &out}}
		c.Email = delivery.Func(func(context.Context, delivery.Message) error { return errors.New("mailbox full") })
	}})
	pool = newPool(t, s, wire.CreateUserPoolRequest{AutoVerifiedAttributes: []string{"email"}})
	s.Must("SetLogDeliveryConfiguration", wire.SetLogDeliveryConfigurationRequest{
		UserPoolId: pool, LogConfigurations: []wire.LogConfigurationType{toGroup("userNotification", "ERROR", logGroup)},
	}, nil)
	err := s.Call("SignUp", wire.SignUpRequest{
		ClientId: newClient(t, s, pool), Username: "ann", Password: "Passw0rd!",
		UserAttributes: []wire.AttributeType{{Name: "email", Value: "ann@example.com"}},
	}, nil)
	cognatetest.Refusal(t, err, "CodeDeliveryFailureException", "Failed to deliver the EMAIL message.")
}

func TestSetLogDeliveryConfigurationRefuses(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	plus := newPool(t, s, protected())
	essentials, lite := newPool(t, s, wire.CreateUserPoolRequest{}), newPool(t, s, wire.CreateUserPoolRequest{UserPoolTier: "LITE"})
	const tier = "FeatureUnavailableInTierException"
	both := toBucket("userAuthEvents", "INFO")
	both.FirehoseConfiguration = toStream("", "").FirehoseConfiguration
	for name, tt := range map[string]struct {
		pool               string
		logs               []wire.LogConfigurationType
		exception, message string
	}{
		"a source twice": {
			plus, []wire.LogConfigurationType{toGroup("userNotification", "ERROR", logGroup), toGroup("userNotification", "ERROR", logGroup)},
			invalid, "Following event sources appear more then once in a request",
		},
		"another region": {
			plus, []wire.LogConfigurationType{toGroup("userNotification", "ERROR", strings.Replace(logGroup, "us-east-1", "eu-west-1", 1))},
			invalid, "ARN does not belong to current region",
		},
		"another kind": {
			plus, []wire.LogConfigurationType{toGroup("userNotification", "ERROR", stream)},
			invalid, "The ARN " + stream + " does not name a log destination of this kind",
		},
		"another level": {
			plus, []wire.LogConfigurationType{toGroup("userNotification", "INFO", logGroup)},
			invalid, "Log level INFO is not supported for event source userNotification",
		},
		"notifications to a bucket": {
			plus, []wire.LogConfigurationType{toBucket("userNotification", "ERROR")},
			invalid, "Only CloudWatchLogsConfiguration is supported for event source userNotification",
		},
		"no destination": {
			plus, []wire.LogConfigurationType{{EventSource: "userAuthEvents", LogLevel: "INFO"}},
			invalid, "Exactly one log destination must be specified for each log configuration",
		},
		"two destinations": {
			plus, []wire.LogConfigurationType{both},
			invalid, "Exactly one log destination must be specified for each log configuration",
		},
		"ESSENTIALS": {
			essentials, []wire.LogConfigurationType{toBucket("userAuthEvents", "INFO")},
			tier, "The following feature is not available for the ESSENTIALS pricing tier configured: Log Streaming",
		},
		"LITE": {
			lite, []wire.LogConfigurationType{toBucket("userAuthEvents", "INFO")},
			tier, "The following feature is not available for the LITE pricing tier configured: Log Streaming",
		},
		"no pool": {missingID, []wire.LogConfigurationType{}, notFound, noPool},
	} {
		t.Run(name, func(t *testing.T) {
			in := wire.SetLogDeliveryConfigurationRequest{UserPoolId: tt.pool, LogConfigurations: tt.logs}
			s.Refused("SetLogDeliveryConfiguration", in, tt.exception, tt.message)
		})
	}
}

func TestSetLogDeliveryConfigurationHoldsThePlan(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, wire.CreateUserPoolRequest{UserPoolTier: "PLUS"})
	s.Must("SetLogDeliveryConfiguration", wire.SetLogDeliveryConfigurationRequest{
		UserPoolId: pool, LogConfigurations: []wire.LogConfigurationType{toBucket("userAuthEvents", "INFO")},
	}, nil)
	cognatetest.Refusal(t, s.Call("UpdateUserPool", wire.UpdateUserPoolRequest{UserPoolId: pool}, nil),
		"TierChangeNotAllowedException", "The following features need to be disabled before the change to the ESSENTIALS pricing tier: Log Streaming")
}
