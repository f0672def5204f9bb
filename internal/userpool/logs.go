package userpool

import (
	"strings"

	"cognate/internal/fault"
)

// LogConfiguration says where a pool's events of one source go.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_LogConfigurationType.html
type LogConfiguration struct {
	Source      string // userNotification or userAuthEvents
	Level       string // ERROR or INFO
	Kind        string // LogGroup, Stream or Bucket
	Destination string // its ARN
}

// What a log's destination is.
const (
	LogGroup = "LogGroup"
	Stream   = "Stream"
	Bucket   = "Bucket"
)

// SetLogs replaces where a pool's events go. Faults are InvalidParameter and
// FeatureUnavailableInTier.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetLogDeliveryConfiguration.html
func (p *Pool) SetLogs(logs []LogConfiguration) error {
	seen := map[string]bool{}
	for _, l := range logs {
		if seen[l.Source] {
			return fault.InvalidParameter.New("Following event sources appear more then once in a request")
		}
		seen[l.Source] = true
		if err := p.checkLog(l); err != nil {
			return err
		}
	}
	p.Settings.Logs = logs
	return nil
}

func (p *Pool) checkLog(l LogConfiguration) error {
	level := "INFO"
	if l.Source == "userNotification" {
		level = "ERROR"
	}
	service := map[string]string{LogGroup: "logs", Stream: "firehose", Bucket: "s3"}[l.Kind]
	switch {
	case l.Level != level:
		return fault.InvalidParameter.Newf("Log level %s is not supported for event source %s", l.Level, l.Source)
	case l.Source == "userNotification" && l.Kind != LogGroup:
		return fault.InvalidParameter.Newf("Only CloudWatchLogsConfiguration is supported for event source %s", l.Source)
	case l.Source == "userAuthEvents" && p.Settings.Tier != "PLUS":
		return fault.FeatureUnavailableInTier.Newf("The following feature is not available for the %s pricing tier configured: Log Streaming", p.Settings.Tier)
	case arnField(l.Destination, 2) != service || !strings.HasPrefix(l.Destination, "arn:"):
		return fault.InvalidParameter.Newf("The ARN %s does not name a log destination of this kind", l.Destination)
	case l.Kind != Bucket && arnField(l.Destination, 3) != p.Region:
		return fault.InvalidParameter.New("ARN does not belong to current region")
	}
	return nil
}
