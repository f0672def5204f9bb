package cognate

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path/filepath"

	"cognate/internal/logdelivery"
)

// LogSink is a place for the logs of pools. Pools name log groups, streams
// and buckets by ARN; ARNs has those that stand for this place. One that ends
// with "*" stands for all that begin so.
type LogSink struct {
	ARNs []string

	// Writer gets JSON lines. It stays open.
	Writer io.Writer

	// URL is where events go when there is no Writer:
	//
	//	file:///var/log/cognate.jsonl    lines at the end of a file; file:name is one in the folder
	//	                                 that the server runs in
	//	https://example.com/hook         a POST of lines
	//	s3://bucket/prefix?region=eu-west-1&endpoint=https://s3.example.com
	//	                                 objects in a bucket, which needs a key
	URL string

	// KeyID and Secret are the access key for a bucket.
	KeyID, Secret string
}

// places opens the sinks of the configuration.
func places(c Config) ([]logdelivery.Place, error) {
	var places []logdelivery.Place
	for _, l := range c.LogSinks {
		sink, err := openSink(c, l)
		if err != nil {
			for _, p := range places {
				err = errors.Join(err, p.Sink.Close())
			}
			return nil, fmt.Errorf("log sink of %v: %w", l.ARNs, err)
		}
		places = append(places, logdelivery.Place{ARNs: l.ARNs, Sink: sink})
	}
	return places, nil
}

func openSink(c Config, l LogSink) (logdelivery.Sink, error) {
	if l.Writer != nil {
		return logdelivery.Lines(l.Writer), nil
	}
	u, err := url.Parse(l.URL)
	if err != nil {
		return nil, err
	}
	switch u.Scheme {
	case "file":
		return logdelivery.File(filepath.FromSlash(u.Opaque + u.Path))
	case "http", "https":
		return logdelivery.Webhook(new(http.Client), l.URL), nil
	case "s3":
		q := u.Query()
		o := logdelivery.BucketOptions{
			Bucket: u.Host, Prefix: u.Path, Region: q.Get("region"), Endpoint: q.Get("endpoint"),
			KeyID: l.KeyID, Secret: l.Secret, Now: c.Now, Rand: c.Rand, Client: new(http.Client),
		}
		if o.Region == "" {
			o.Region = c.Region
		}
		if o.Endpoint == "" {
			o.Endpoint = "https://s3." + o.Region + ".amazonaws.com"
		}
		return logdelivery.Bucket(o)
	}
	return nil, fmt.Errorf("%q is not a file:, http:, https: or s3: URL", l.URL)
}
