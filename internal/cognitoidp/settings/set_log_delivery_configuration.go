package settings

import (
	"context"

	"cognate/internal/fault"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// SetLogDeliveryConfiguration replaces where a pool's events go: messages
// that could not be sent, and what users do. An empty list ends delivery.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetLogDeliveryConfiguration.html
func (s *Service) SetLogDeliveryConfiguration(ctx context.Context, in *wire.SetLogDeliveryConfigurationRequest) (*wire.SetLogDeliveryConfigurationResponse, error) {
	logs := make([]userpool.LogConfiguration, 0, len(in.LogConfigurations))
	for i := range in.LogConfigurations {
		l, err := logConfiguration(&in.LogConfigurations[i])
		if err != nil {
			return nil, err
		}
		logs = append(logs, l)
	}
	if err := s.Directory.MergePool(ctx, in.UserPoolId, func(p *userpool.Pool) error { return p.SetLogs(logs) }); err != nil {
		return nil, err
	}
	return &wire.SetLogDeliveryConfigurationResponse{LogDeliveryConfiguration: showLogs(in.UserPoolId, logs)}, nil
}

// logConfiguration reads one configuration, which has one destination.
func logConfiguration(in *wire.LogConfigurationType) (userpool.LogConfiguration, error) {
	l := userpool.LogConfiguration{Source: in.EventSource, Level: in.LogLevel}
	given := 0
	if c := in.CloudWatchLogsConfiguration; c != nil {
		l.Kind, l.Destination = userpool.LogGroup, c.LogGroupArn
		given++
	}
	if c := in.FirehoseConfiguration; c != nil {
		l.Kind, l.Destination = userpool.Stream, c.StreamArn
		given++
	}
	if c := in.S3Configuration; c != nil {
		l.Kind, l.Destination = userpool.Bucket, c.BucketArn
		given++
	}
	if given != 1 {
		return l, fault.InvalidParameter.New("Exactly one log destination must be specified for each log configuration")
	}
	return l, nil
}
