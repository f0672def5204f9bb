package authevent

import (
	"strconv"
	"time"

	"cognate/internal/store"
	"cognate/internal/useragent"
)

// message is an event as the logs of its pool have it: all values are texts.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html
type message struct {
	Version          string   `json:"version"`
	ID               string   `json:"eventId"`
	Type             string   `json:"eventType"`
	Sub              string   `json:"userSub"`
	Username         string   `json:"userName"`
	PoolID           string   `json:"userPoolId"`
	ClientID         string   `json:"clientId"`
	Created          string   `json:"creationDate"`
	Response         string   `json:"eventResponse"`
	Level            string   `json:"riskLevel"`
	Decision         string   `json:"riskDecision"`
	Challenges       []string `json:"challenges"`
	Device           string   `json:"deviceName"`
	IP               string   `json:"ipAddress"`
	RequestID        string   `json:"requestId"`
	Provider         string   `json:"idpName"`
	Compromised      string   `json:"compromisedCredentialDetected"`
	City             string   `json:"city"`
	Country          string   `json:"country"`
	Feedback         string   `json:"eventFeedbackValue"`
	FeedbackDate     string   `json:"eventFeedbackDate"`
	FeedbackProvider string   `json:"eventFeedbackProvider"`
	HasContext       string   `json:"hasContextData"`
}

// describe prints an event for a log.
func describe(e *store.AuthEvent, username string) message {
	m := message{
		Version: "1", ID: e.ID, Type: e.Type, Sub: e.Sub, Username: username, PoolID: e.PoolID, ClientID: e.ClientID,
		Created: e.Created.UTC().Format(time.UnixDate), Response: e.Response, Level: e.Level, Decision: e.Decision,
		Challenges: []string{}, Device: useragent.Name(e.Agent), IP: e.IP, RequestID: e.RequestID, Provider: e.Provider,
		Compromised: strconv.FormatBool(e.Compromised), HasContext: "false",
	}
	for _, f := range e.Factors {
		m.Challenges = append(m.Challenges, f.Name+":"+f.Response)
	}
	return m
}
