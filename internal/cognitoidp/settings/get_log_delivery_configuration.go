package settings

import (
	"context"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// GetLogDeliveryConfiguration shows where a pool's events go.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetLogDeliveryConfiguration.html
func (s *Service) GetLogDeliveryConfiguration(ctx context.Context, in *wire.GetLogDeliveryConfigurationRequest) (*wire.GetLogDeliveryConfigurationResponse, error) {
	p, err := s.Directory.Pool(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	return &wire.GetLogDeliveryConfigurationResponse{LogDeliveryConfiguration: showLogs(p.ID, p.Settings.Logs)}, nil
}

func showLogs(poolID string, logs []userpool.LogConfiguration) *wire.LogDeliveryConfigurationType {
	shown := &wire.LogDeliveryConfigurationType{UserPoolId: poolID, LogConfigurations: []wire.LogConfigurationType{}}
	for _, l := range logs {
		c := wire.LogConfigurationType{EventSource: l.Source, LogLevel: l.Level}
		switch l.Kind {
		case userpool.LogGroup:
			c.CloudWatchLogsConfiguration = &wire.CloudWatchLogsConfigurationType{LogGroupArn: l.Destination}
		case userpool.Stream:
			c.FirehoseConfiguration = &wire.FirehoseConfigurationType{StreamArn: l.Destination}
		case userpool.Bucket:
			c.S3Configuration = &wire.S3ConfigurationType{BucketArn: l.Destination}
		}
		shown.LogConfigurations = append(shown.LogConfigurations, c)
	}
	return shown
}
