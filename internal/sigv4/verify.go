package sigv4

import (
	"context"
	"crypto/hmac"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"cognate/internal/fault"
)

// ErrUnknownKey is what Verifier.Secret returns for an access key, or a
// session token, that is not valid.
var ErrUnknownKey = errors.New("unknown access key")

// MaxSkew is how far a client's clock may be off.
const MaxSkew = 5 * time.Minute

// Verifier verifies signed requests. It is safe for concurrent use and not to
// be copied.
type Verifier struct {
	// Now tells the time.
	Now func() time.Time

	// Secret returns the secret of an access key. The session token is that
	// of the request, empty where it has none; Secret must refuse a key whose
	// token is not that one. To refuse is to return ErrUnknownKey, wrapped or
	// bare; any other error is internal and Verify passes it on.
	Secret func(ctx context.Context, accessKeyID, sessionToken string) (string, error)

	keys signingKeys
}

// decoy is what a request by an unknown key is verified with, so that it
// takes as long as one with a wrong signature.
const decoy = "no access key has this secret, forty-odd"

// Verify returns the credential that signed r for a service, such as
// "cognito-idp", or says as a fault why it does not believe it. The body is
// what was read from r, which may be consumed.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
func (v *Verifier) Verify(r *http.Request, body []byte, service string) (Credential, error) {
	a, err := parseAuthorization(r.Header)
	if err != nil {
		return Credential{}, err
	}
	if a.service != service {
		return Credential{}, fault.InvalidSignature.Newf("Credential should be scoped to correct service: '%s'. ", service)
	}
	date, err := v.signingTime(r, a)
	if err != nil {
		return Credential{}, err
	}
	if err := a.coverage(r); err != nil {
		return Credential{}, err
	}
	payload, err := payloadHash(r, body)
	if err != nil {
		return Credential{}, err
	}

	cred := a.credential(r)
	cred.Date = date
	secret, lookup := v.Secret(r.Context(), cred.AccessKeyID, cred.SessionToken)
	unknown := errors.Is(lookup, ErrUnknownKey)
	switch {
	case unknown:
		secret = decoy
	case lookup != nil:
		return Credential{}, fmt.Errorf("look up access key: %w", lookup)
	}
	key := v.keys.get(scope{secret, a.date, a.region, a.service})
	want := signature(key, date.Format(timeFormat), a.date, a.region, a.service,
		canonicalRequest(r, a.names, a.signedHeaders, payload))
	matches := hmac.Equal([]byte(want), []byte(a.signature))
	switch {
	case unknown:
		return Credential{}, UnrecognizedClient()
	case !matches:
		return Credential{}, mismatch()
	}
	return cred, nil
}

// UnrecognizedClient is the refusal of an access key that does not exist, is
// switched off, or came with another session token.
func UnrecognizedClient() error {
	return fault.UnrecognizedClient.New("The security token included in the request is invalid.")
}

func mismatch() error {
	return fault.InvalidSignature.New("The request signature we calculated does not match the signature you provided. " +
		"Check your AWS Secret Access Key and signing method. Consult the service documentation for details.")
}

// signingTime returns when a request was signed, by the header that counts,
// if that is now and fits the scope.
func (v *Verifier) signingTime(r *http.Request, a authorization) (time.Time, error) {
	date, err := requestTime(r.Header)
	if err != nil {
		return time.Time{}, err
	}
	stamp := date.Format(timeFormat)
	if day := date.Format(dateFormat); day != a.date {
		return time.Time{}, fault.InvalidSignature.Newf(
			"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '%s' != '%s', from '%s'.",
			a.date, day, stamp)
	}
	now := v.Now().UTC().Truncate(time.Second)
	if oldest := now.Add(-MaxSkew); date.Before(oldest) {
		return time.Time{}, fault.InvalidSignature.Newf("Signature expired: %s is now earlier than %s (%s - 5 min.)",
			stamp, oldest.Format(timeFormat), now.Format(timeFormat))
	}
	if newest := now.Add(MaxSkew); date.After(newest) {
		return time.Time{}, fault.InvalidSignature.Newf("Signature not yet current: %s is still later than %s (%s + 5 min.)",
			stamp, newest.Format(timeFormat), now.Format(timeFormat))
	}
	return date, nil
}

func requestTime(h http.Header) (time.Time, error) {
	values := h[headerDate]
	if len(values) == 0 {
		values = h["Date"]
	}
	if len(values) != 1 {
		return time.Time{}, fault.IncompleteSignature.New(
			"Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=" + algorithm)
	}
	for _, layout := range []string{timeFormat, http.TimeFormat} {
		if t, err := time.Parse(layout, values[0]); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fault.IncompleteSignature.Newf(
		"Date must be in ISO-8601 'basic format'. Got '%s'. See http://en.wikipedia.org/wiki/ISO_8601", values[0])
}

// coverage returns a fault unless the signature covers all it must: the host,
// the date, and every header that means something to the service.
func (a authorization) coverage(r *http.Request) error {
	if !a.signs("host") {
		return unsigned("Host' or ':authority")
	}
	if r.Header[headerDate] == nil && !a.signs("date") {
		return unsigned("Date")
	}
	for name := range r.Header {
		if !strings.HasPrefix(name, "X-Amz-") || name == "X-Amz-Cf-Id" { // which CloudFront adds on the way
			continue
		}
		if !a.signs(strings.ToLower(name)) {
			return unsigned(name)
		}
	}
	return nil
}

func unsigned(name string) error {
	return fault.IncompleteSignature.Newf("'%s' must be a 'SignedHeader' in the AWS Authorization.", name)
}

// payloadHash returns what stands for the body in the canonical request: what
// the client declares, if it is true, and otherwise the body's hash.
func payloadHash(r *http.Request, body []byte) (string, error) {
	declared := r.Header[headerPayload]
	if len(declared) == 1 && declared[0] == unsignedPayload {
		return unsignedPayload, nil
	}
	sum := hexSum(body)
	if len(declared) > 1 || len(declared) == 1 && declared[0] != sum {
		return "", mismatch()
	}
	return sum, nil
}
