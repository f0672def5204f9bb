package trigger

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// HTTP calls an endpoint: the event is the body of a POST, the answer is the
// body of a 200. A function that fails answers any other status with
// {"errorType": …, "errorMessage": …}.
//
// Requests carry the function's ARN in Cognate-Function and are signed as
// Standard Webhooks has it, where there is a secret. Every attempt to deliver
// an event has the same webhook-id.
//
// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
type HTTP struct {
	url    string
	secret []byte
	client *http.Client
	now    func() time.Time
}

// HTTPOptions are the choices of NewHTTP.
type HTTPOptions struct {
	// Secret signs requests: base64 after "whsec_". Without one they are not
	// signed.
	Secret string
	// Client makes the requests; nil is one that follows no redirects.
	Client *http.Client
	// Now tells the time that is signed. It is required.
	Now func() time.Time
}

// NewHTTP makes a Caller of an endpoint's URL.
func NewHTTP(endpoint string, o HTTPOptions) (*HTTP, error) {
	u, err := url.Parse(endpoint)
	if err != nil {
		return nil, fmt.Errorf("trigger: %w", err)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("trigger: %q is no http or https URL", endpoint)
	}
	h := &HTTP{url: endpoint, client: o.Client, now: o.Now}
	if h.client == nil {
		h.client = newHTTPClient()
	}
	if o.Secret != "" {
		if h.secret, err = webhookSecret(o.Secret); err != nil {
			return nil, err
		}
	}
	return h, nil
}

// newHTTPClient keeps as many connections as a busy server needs, and follows
// no redirects: who is sent an event is for the configuration to say.
func newHTTPClient() *http.Client {
	transport := &http.Transport{
		Proxy: http.ProxyFromEnvironment, ForceAttemptHTTP2: true,
		MaxIdleConnsPerHost: 64, IdleConnTimeout: 90 * time.Second,
	}
	return &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

func webhookSecret(text string) ([]byte, error) {
	text, marked := strings.CutPrefix(text, "whsec_")
	secret, err := base64.StdEncoding.DecodeString(text)
	if err != nil || !marked || len(secret) < 24 {
		return nil, errors.New(`trigger: a webhook secret is "whsec_" and at least 24 bytes in base64`)
	}
	return secret, nil
}

// Call posts the event.
func (h *HTTP) Call(ctx context.Context, c Call) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, h.url, bytes.NewReader(c.Event))
	if err != nil {
		return nil, &InvokeError{Code: codeService, Err: err}
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Cognate-Function", c.Function)
	h.sign(req.Header, c)
	resp, err := h.client.Do(req)
	if err != nil {
		return nil, unreached(ctx, err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	if err != nil {
		return nil, unreached(ctx, err)
	}
	if len(body) > maxAnswer {
		return nil, tooLarge()
	}
	if resp.StatusCode == http.StatusOK {
		return body, nil
	}
	if e, ok := thrown(body); ok && isJSON(resp.Header) {
		return nil, e
	}
	return nil, refusedBy(resp.StatusCode)
}

// sign adds the headers of Standard Webhooks.
func (h *HTTP) sign(header http.Header, c Call) {
	at := strconv.FormatInt(h.now().Unix(), 10)
	header.Set("webhook-id", c.ID)
	header.Set("webhook-timestamp", at)
	if h.secret == nil {
		return
	}
	mac := hmac.New(sha256.New, h.secret)
	mac.Write([]byte(c.ID + "." + at + "."))
	mac.Write(c.Event)
	header.Set("webhook-signature", "v1,"+base64.StdEncoding.EncodeToString(mac.Sum(nil)))
}

func isJSON(h http.Header) bool {
	media, _, err := mime.ParseMediaType(h.Get("Content-Type"))
	return err == nil && (media == "application/json" || strings.HasSuffix(media, "+json"))
}

// unreached is the failure of a request that got no whole answer.
func unreached(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return &InvokeError{Code: codeService, Err: err}
}

// refusedBy says what a status means in Lambda's words.
func refusedBy(status int) error {
	cause := fmt.Errorf("the endpoint answered %d", status)
	switch status {
	case http.StatusNotFound, http.StatusGone:
		return fmt.Errorf("%w: %w", ErrNoFunction, cause)
	case http.StatusUnauthorized, http.StatusForbidden:
		return &InvokeError{Code: codeAccessDenied, Err: cause}
	case http.StatusTooManyRequests:
		return &InvokeError{Code: codeThrottled, Retry: true, Err: cause}
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return &InvokeError{Code: codeService, Retry: true, Err: cause}
	}
	return &InvokeError{Code: codeService, Err: cause}
}
