package sigv4

import (
	"net/http"
	"slices"
	"strings"
	"time"
)

// Sign signs r, which has the given body, as the key of cred with its secret
// would at the moment now. It sets X-Amz-Date, X-Amz-Security-Token where
// cred has a token, and Authorization; cred.Date is not used. Whatever is set
// after signing must not begin with X-Amz-.
func Sign(r *http.Request, body []byte, cred Credential, secret string, now time.Time) {
	stamp := now.UTC().Format(timeFormat)
	date := stamp[:len(dateFormat)]
	r.Header.Set(headerDate, stamp)
	if cred.SessionToken != "" {
		r.Header.Set(headerToken, cred.SessionToken)
	}
	names := []string{"host"}
	for name := range r.Header {
		if name == "Content-Type" || strings.HasPrefix(name, "X-Amz-") {
			names = append(names, strings.ToLower(name))
		}
	}
	slices.Sort(names)
	signed := strings.Join(names, ";")
	payload := hexSum(body)
	if declared := r.Header.Get(headerPayload); declared != "" {
		payload = declared
	}
	key := scope{secret, date, cred.Region, cred.Service}.signingKey()
	r.Header.Set("Authorization", algorithm+
		" Credential="+strings.Join([]string{cred.AccessKeyID, date, cred.Region, cred.Service, terminator}, "/")+
		", SignedHeaders="+signed+
		", Signature="+signature(key, stamp, date, cred.Region, cred.Service, canonicalRequest(r, names, signed, payload)))
}
