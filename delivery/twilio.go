package delivery

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// Twilio is the Sender of text messages through Twilio, or anything that
// speaks its Messages API.
//
// https://www.twilio.com/docs/messaging/api/message-resource
type Twilio struct {
	endpoint    string
	user, token string
	from        url.Values
	client      *http.Client
}

// NewTwilio returns the Sender for an account given as a URL:
//
//	twilio://SID:TOKEN@api.twilio.com?from=+15550100
//
// service=MG… in place of from names a messaging service. With an API key, its
// SID and secret stand before the host, and account=AC… names the account.
// The scheme twilio+http is for a server on this machine. Errors never show
// the token. A nil client is one that follows no redirects.
func NewTwilio(rawURL string, client *http.Client) (*Twilio, error) {
	u, err := url.Parse(rawURL)
	if err != nil {
		return nil, errors.New("delivery: the Twilio URL is malformed") // url.Error quotes it, with the token
	}
	base := url.URL{Scheme: "https", Host: u.Host}
	switch u.Scheme {
	case "twilio":
	case "twilio+http":
		base.Scheme = "http"
	default:
		return nil, fmt.Errorf("delivery: the scheme of a Twilio URL is twilio, not %q", u.Scheme)
	}
	token, _ := u.User.Password()
	if u.Host == "" || strings.Trim(u.Path, "/") != "" || u.User.Username() == "" || token == "" {
		return nil, errors.New("delivery: a Twilio URL has an account's SID and token, a host and no path")
	}
	t := &Twilio{user: u.User.Username(), token: token, from: url.Values{}, client: orDirect(client)}
	account := t.user
	// A phone number's "+" is a space in a query.
	for name, values := range u.Query() {
		switch value := strings.TrimSpace(values[0]); name {
		case "from":
			if strings.HasPrefix(values[0], " ") {
				value = "+" + value
			}
			t.from.Set("From", value)
		case "service":
			t.from.Set("MessagingServiceSid", value)
		case "account":
			account = value
		default:
			return nil, fmt.Errorf("delivery: unknown parameter %q in the Twilio URL", name)
		}
	}
	if len(t.from) != 1 {
		return nil, errors.New("delivery: a Twilio URL says either from or service")
	}
	t.endpoint = base.JoinPath("2010-04-01", "Accounts", account, "Messages.json").String()
	return t, nil
}

// Send hands the message to the service.
func (t *Twilio) Send(ctx context.Context, m Message) error {
	if m.Medium != SMS {
		return fmt.Errorf("delivery: Twilio sends no message of medium %q", m.Medium)
	}
	form := url.Values{"To": {m.To}, "Body": {m.Text}}
	for name, value := range t.from {
		form[name] = value
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, t.endpoint, strings.NewReader(form.Encode()))
	if err != nil {
		return errors.New("delivery: the Twilio URL is malformed")
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.SetBasicAuth(t.user, t.token)
	resp, err := t.client.Do(req)
	if err != nil {
		return unreached(ctx, "Twilio")
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	if err != nil {
		return unreached(ctx, "Twilio")
	}
	var answer struct {
		SID  string `json:"sid"`
		Code int    `json:"code"`
	}
	readable := json.Unmarshal(body, &answer) == nil
	if resp.StatusCode != http.StatusCreated && resp.StatusCode != http.StatusOK {
		err := statusFailure("Twilio", resp.StatusCode)
		if readable && answer.Code != 0 {
			return fmt.Errorf("%w, code %d", err, answer.Code)
		}
		return err
	}
	if !readable || answer.SID == "" {
		return errors.New("delivery: Twilio answered something that is no message")
	}
	return nil
}

// maxAnswer bounds what is read of an answer.
const maxAnswer = 64 << 10

// orDirect returns the client, or one that follows no redirects: what a
// message says goes where it was meant to, or nowhere.
func orDirect(c *http.Client) *http.Client {
	if c != nil {
		return c
	}
	return &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}
