// Package logdelivery carries the events of pools to where their
// administrators want logs: mail that could not be sent, and what users do.
//
// A pool names destinations by ARN, as in the cloud: a log group, a stream or
// a bucket. The server's configuration says where that is: a file or standard
// output, a webhook, or a bucket of any S3-compatible store. Each place is a
// sink with one goroutine and a bounded queue. Nobody waits for a sink: what
// doesn't fit is dropped and counted in the server's log. It is no audit
// trail; events that must not be lost are kept in the store by package
// authevent.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html
package logdelivery
