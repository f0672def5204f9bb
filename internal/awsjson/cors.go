package awsjson

import "net/http"

// exposed are the headers that scripts of other origins may read.
const exposed = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"

// allowOrigins lets every origin read the answer. That gives nothing away: no
// call is allowed by a cookie.
func allowOrigins(header http.Header) {
	set(header, "Access-Control-Allow-Origin", "*")
	set(header, "Access-Control-Expose-Headers", exposed)
}

// preflight answers a browser that asks before it calls.
func preflight(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Access-Control-Allow-Methods", "POST")
	if asked := r.Header.Get("Access-Control-Request-Headers"); asked != "" {
		header.Set("Access-Control-Allow-Headers", asked)
	}
	header.Set("Access-Control-Max-Age", "172800")
	header.Set("Content-Length", "0")
	w.WriteHeader(http.StatusOK)
}
