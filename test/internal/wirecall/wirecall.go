// Package wirecall speaks the user-pool protocol as plainly as it can be
// spoken: one POST, one JSON object each way. Load generators use it, where a
// full SDK would cost more than the server; everything about compatibility is
// tested with the real SDK instead.
package wirecall

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

// Client calls one server over at most the given number of connections.
type Client struct {
	URL  string
	HTTP *http.Client
}

// New makes a client of the server at url that keeps conns connections open.
func New(url string, conns int) *Client {
	return &Client{URL: url, HTTP: &http.Client{
		Timeout: 30 * time.Second,
		Transport: &http.Transport{
			MaxIdleConns:        conns,
			MaxIdleConnsPerHost: conns,
			MaxConnsPerHost:     conns,
			DisableCompression:  true,
		},
	}}
}

// Error is an exception that the server answered with.
type Error struct {
	Status  int
	Code    string `json:"__type"`
	Message string `json:"message"`
}

func (e *Error) Error() string {
	return fmt.Sprintf("%d %s: %s", e.Status, e.Code, e.Message)
}

// Call performs an operation and decodes its answer into out, which may be
// nil. An exception is an *Error; anything else is a broken connection.
func (c *Client) Call(operation string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	return c.CallRaw(operation, body, out)
}

// CallRaw is Call with a body that was encoded before.
func (c *Client) CallRaw(operation string, body []byte, out any) error {
	req, err := http.NewRequest(http.MethodPost, c.URL+"/", bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/x-amz-json-1.1")
	req.Header.Set("X-Amz-Target", "AWSCognitoIdentityProviderService."+operation)
	now := time.Now().UTC()
	req.Header.Set("X-Amz-Date", now.Format("20060102T150405Z"))
	req.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/"+now.Format("20060102")+
		"/us-east-1/cognito-idp/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, "+
		"Signature=0000000000000000000000000000000000000000000000000000000000000000")
	return c.do(req, out)
}

// Get fetches a document.
func (c *Client) Get(path string, out any) error {
	req, err := http.NewRequest(http.MethodGet, c.URL+path, nil)
	if err != nil {
		return err
	}
	return c.do(req, out)
}

func (c *Client) do(req *http.Request, out any) error {
	resp, err := c.HTTP.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		e := &Error{Status: resp.StatusCode}
		if json.Unmarshal(answer, e) != nil {
			e.Message = string(answer)
		}
		return e
	}
	if out == nil || len(answer) == 0 {
		return nil
	}
	return json.Unmarshal(answer, out)
}

// Tokens are the tokens of a sign-in.
type Tokens struct {
	AccessToken  string
	IdToken      string
	RefreshToken string

	NewDeviceMetadata struct{ DeviceKey, DeviceGroupKey string }
}

// AuthAnswer is what the sign-in operations answer with.
type AuthAnswer struct {
	ChallengeName        string
	ChallengeParameters  map[string]string
	Session              string
	AuthenticationResult *Tokens
}
