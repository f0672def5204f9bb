// Package sigv4 verifies, and makes, AWS Signature Version 4 in its header
// form: the signature of one HTTP request by the secret of an access key.
//
// It answers who signed a request, not what that caller may do (package iam
// does). Presigned URLs, signed chunks and the asymmetric variant are not
// here: no client uses them for these APIs.
//
// Refusals are faults with the texts of AWS; any other error is internal.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
package sigv4

import "time"

const (
	algorithm       = "AWS4-HMAC-SHA256"
	terminator      = "aws4_request"
	unsignedPayload = "UNSIGNED-PAYLOAD"
	timeFormat      = "20060102T150405Z"
	dateFormat      = "20060102"

	headerDate    = "X-Amz-Date"
	headerToken   = "X-Amz-Security-Token"
	headerPayload = "X-Amz-Content-Sha256"
)

// Credential is what a request says about the key that signed it: the key's
// id, the scope the signature is good for, and the session token that goes
// with temporary keys.
type Credential struct {
	AccessKeyID  string
	Region       string
	Service      string
	SessionToken string
	// Date is the moment of signing, to the second.
	Date time.Time
}
