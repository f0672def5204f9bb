package logdelivery

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"cognate/internal/sigv4"
)

// BucketOptions describe a bucket of an S3-compatible store.
type BucketOptions struct {
	Endpoint string // https://s3.example.com
	Region   string
	Bucket   string
	Prefix   string // of the objects' names
	KeyID    string
	Secret   string
	Now      func() time.Time
	Rand     io.Reader
	Client   *http.Client
}

type bucket struct {
	BucketOptions
	base string
}

// plainPath is what needs no escape in a path, however a store escapes it.
var plainPath = regexp.MustCompile(`^[A-Za-z0-9._~/-]*$`)

// Bucket returns a sink that puts each batch of JSON lines into an object of
// its own, named by its time: prefix/2026/06/01/120000.000-9f86d081.jsonl.
// Buckets are addressed by path, which every store understands.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
func Bucket(o BucketOptions) (Sink, error) {
	endpoint, err := url.Parse(o.Endpoint)
	switch {
	case err != nil || endpoint.Host == "" || endpoint.Scheme != "https" && endpoint.Scheme != "http":
		return nil, fmt.Errorf("the endpoint %q is not an http or https URL", o.Endpoint)
	case o.Bucket == "" || strings.Contains(o.Bucket, "/") || !plainPath.MatchString(o.Bucket):
		return nil, fmt.Errorf("%q does not name a bucket", o.Bucket)
	case !plainPath.MatchString(o.Prefix):
		return nil, fmt.Errorf("the prefix %q has other characters than letters, digits and -._~/", o.Prefix)
	case o.KeyID == "" || o.Secret == "":
		return nil, errors.New("a bucket needs an access key")
	}
	base := strings.TrimSuffix(o.Endpoint, "/") + "/" + o.Bucket + "/"
	if prefix := strings.Trim(o.Prefix, "/"); prefix != "" {
		base += prefix + "/"
	}
	return &bucket{o, base}, nil
}

// Write puts one object.
func (s *bucket) Write(ctx context.Context, lines [][]byte) error {
	now, unique := s.Now().UTC(), make([]byte, 4)
	if _, err := io.ReadFull(s.Rand, unique); err != nil {
		return fmt.Errorf("name an object: %w", err)
	}
	body := bytes.Join(lines, nil)
	name := s.base + now.Format("2006/01/02/150405.000") + "-" + hex.EncodeToString(unique) + ".jsonl"
	req, err := http.NewRequestWithContext(ctx, http.MethodPut, name, bytes.NewReader(body))
	if err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	req.Header.Set("Content-Type", "application/x-ndjson")
	req.Header.Set("X-Amz-Content-Sha256", hex.EncodeToString(sum[:]))
	sigv4.Sign(req, body, sigv4.Credential{AccessKeyID: s.KeyID, Region: s.Region, Service: "s3"}, s.Secret, now)
	return do(s.Client, req)
}

// Close does nothing.
func (s *bucket) Close() error { return nil }
