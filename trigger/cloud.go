package trigger

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// cloud speaks to one AWS service with the credentials, client and retries of
// an SDK configuration. The SDK's own client of a service makes tables of its
// whole API when a program starts, a megabyte for those of Lambda and KMS, of
// which one operation each is asked here.
type cloud struct {
	service  string // its name in addresses and signatures
	config   aws.Config
	endpoint string // empty is the cloud's
	now      func() time.Time
	client   aws.HTTPClient
	retryer  aws.Retryer
}

func newCloud(service string, config aws.Config, endpoint string, now func() time.Time) *cloud {
	c := &cloud{service: service, config: config, endpoint: strings.TrimSuffix(endpoint, "/"), now: now, client: config.HTTPClient}
	if c.endpoint == "" && config.BaseEndpoint != nil {
		c.endpoint = strings.TrimSuffix(*config.BaseEndpoint, "/")
	}
	if c.client == nil {
		c.client = newHTTPClient()
	}
	if config.Retryer != nil {
		c.retryer = config.Retryer()
	} else {
		c.retryer = retry.NewStandard()
	}
	return c
}

// cloudRequest is a POST of one operation.
type cloudRequest struct {
	region string // empty is the configuration's
	path   string // escaped
	header http.Header
	body   []byte
}

// answered is what a service said with a status of success.
type answered struct {
	header http.Header
	body   []byte
}

// post sends a request as often as the configuration says. The error of a
// service that refused is a smithy.APIError.
func (c *cloud) post(ctx context.Context, q cloudRequest) (*answered, error) {
	for attempt := 1; ; attempt++ {
		a, err := c.once(ctx, q)
		if err == nil || ctx.Err() != nil || attempt >= c.retryer.MaxAttempts() || !c.retryer.IsErrorRetryable(err) {
			return a, err
		}
		delay, hopeless := c.retryer.RetryDelay(attempt, err)
		if hopeless != nil {
			return nil, err
		}
		select {
		case <-time.After(delay):
		case <-ctx.Done():
			return nil, err
		}
	}
}

// once sends a request, signed.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
func (c *cloud) once(ctx context.Context, q cloudRequest) (*answered, error) {
	if q.region == "" {
		q.region = c.config.Region
	}
	base := c.endpoint
	if base == "" {
		base = "https://" + c.service + "." + q.region + "." + dnsSuffix(q.region)
	}
	u, err := url.Parse(base + q.path)
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, u.String(), bytes.NewReader(q.body))
	if err != nil {
		return nil, err
	}
	maps.Copy(r.Header, q.header)
	who, err := c.config.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, fmt.Errorf("find credentials: %w", err)
	}
	sum := sha256.Sum256(q.body)
	if err := v4.NewSigner().SignHTTP(ctx, who, r, hex.EncodeToString(sum[:]), c.service, q.region, c.now()); err != nil {
		return nil, err
	}
	resp, err := c.client.Do(r)
	if err != nil {
		return nil, &smithyhttp.RequestSendError{Err: err}
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	if err != nil {
		return nil, &smithyhttp.RequestSendError{Err: err}
	}
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return nil, &smithyhttp.ResponseError{Response: &smithyhttp.Response{Response: resp}, Err: exception(resp, body)}
	}
	return &answered{resp.Header, body}, nil
}

// exception reads what a service refused a request with: its name stands in a
// header or in the body, perhaps between a namespace and an address.
//
// https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization
func exception(resp *http.Response, body []byte) error {
	var said struct {
		Type    string `json:"__type"`
		Code    string `json:"code"`
		Message string `json:"message"`
	}
	_ = json.Unmarshal(body, &said) // a proxy's page has no name for it
	name := resp.Header.Get("X-Amzn-ErrorType")
	for _, other := range []string{said.Type, said.Code, resp.Status} {
		if name == "" {
			name = other
		}
	}
	name, _, _ = strings.Cut(name, ":")
	return &smithy.GenericAPIError{Code: name[strings.LastIndexByte(name, '#')+1:], Message: said.Message}
}

// dnsSuffix is what the names of a region's services end with.
//
// https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
func dnsSuffix(region string) string {
	for prefix, suffix := range map[string]string{
		"cn-": "amazonaws.com.cn", "eusc-": "amazonaws.eu", "us-iso-": "c2s.ic.gov", "us-isob-": "sc2s.sgov.gov",
		"us-isof-": "csp.hci.ic.gov", "eu-isoe-": "cloud.adc-e.uk",
	} {
		if strings.HasPrefix(region, prefix) {
			return suffix
		}
	}
	return "amazonaws.com"
}
