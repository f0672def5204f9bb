package delivery

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Gateway is the Sender for whatever else can be spoken to by HTTP: a message
// is the body of a POST, as JSON, and any status of the 200s means that it was
// taken. Requests are signed as Standard Webhooks has it, where there is a
// secret; the webhook-id is the message's, at every attempt.
//
// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
type Gateway struct {
	url    string
	secret []byte
	client *http.Client
	now    func() time.Time
}

// GatewayOptions are the choices of NewGateway.
type GatewayOptions struct {
	// Secret signs requests: base64 after "whsec_". Without one they are not
	// signed.
	Secret string
	// Client makes the requests; nil is one that follows no redirects.
	Client *http.Client
	// Now tells the time that is signed. It is required.
	Now func() time.Time
}

// GatewayMessage is what a gateway is posted.
type GatewayMessage struct {
	ID         string    `json:"id"`
	Medium     string    `json:"medium"` // EMAIL or SMS
	Purpose    string    `json:"purpose"`
	UserPoolID string    `json:"userPoolId"`
	Username   string    `json:"username"`
	Sub        string    `json:"sub"`
	To         string    `json:"to"`
	From       string    `json:"from,omitempty"`
	ReplyTo    string    `json:"replyTo,omitempty"`
	Subject    string    `json:"subject,omitempty"`
	Text       string    `json:"text"`
	HTML       string    `json:"html,omitempty"`
	Code       string    `json:"code,omitempty"`
	Created    time.Time `json:"created"`
}

// NewGateway returns the Sender for an endpoint's URL, which may hold a user
// and password. Errors never show it.
func NewGateway(endpoint string, o GatewayOptions) (*Gateway, error) {
	u, err := url.Parse(endpoint)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, errors.New("delivery: a gateway has an http or https URL")
	}
	g := &Gateway{url: endpoint, client: orDirect(o.Client), now: o.Now}
	if o.Secret != "" {
		text, marked := strings.CutPrefix(o.Secret, "whsec_")
		g.secret, err = base64.StdEncoding.DecodeString(text)
		if err != nil || !marked || len(g.secret) < 24 {
			return nil, errors.New(`delivery: a gateway's secret is "whsec_" and at least 24 bytes in base64`)
		}
	}
	return g, nil
}

// Send posts the message.
func (g *Gateway) Send(ctx context.Context, m Message) error {
	body, err := json.Marshal(GatewayMessage{
		m.ID, m.Medium, m.Purpose, m.PoolID, m.Username, m.Sub, m.To, m.From, m.ReplyTo, m.Subject, m.Text, m.HTML, m.Code, m.Created,
	})
	if err != nil {
		return errors.New("delivery: the message is no JSON")
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, g.url, bytes.NewReader(body))
	if err != nil {
		return errors.New("delivery: the gateway's URL is malformed")
	}
	req.Header.Set("Content-Type", "application/json")
	g.sign(req.Header, m.ID, body)
	resp, err := g.client.Do(req)
	if err != nil {
		return unreached(ctx, "the gateway")
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, io.LimitReader(resp.Body, maxAnswer)); err != nil {
		return unreached(ctx, "the gateway")
	}
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return statusFailure("the gateway", resp.StatusCode)
	}
	return nil
}

// sign adds the headers of Standard Webhooks.
func (g *Gateway) sign(header http.Header, id string, body []byte) {
	at := strconv.FormatInt(g.now().Unix(), 10)
	header.Set("webhook-id", id)
	header.Set("webhook-timestamp", at)
	if g.secret == nil {
		return
	}
	mac := hmac.New(sha256.New, g.secret)
	fmt.Fprintf(mac, "%s.%s.%s", id, at, body)
	header.Set("webhook-signature", "v1,"+base64.StdEncoding.EncodeToString(mac.Sum(nil)))
}
