package oauth

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
)

// Header values as net/http keeps them, made once and never written to.
var (
	anyOrigin    = []string{"*"}
	contentType  = []string{"application/json"}
	cacheControl = []string{"public, max-age=300"}
)

// counted is the most that net/http tells the length of by itself, which is
// cheaper than to tell it.
const counted = 2048

// document is an answer made ahead, down to its header values.
type document struct {
	body   []byte
	etag   []string
	length []string
}

func newDocument(body []byte) *document {
	sum := sha256.Sum256(body)
	return &document{
		body:   body,
		etag:   []string{`"` + base64.RawURLEncoding.EncodeToString(sum[:16]) + `"`},
		length: []string{strconv.Itoa(len(body))},
	}
}

// serve writes the document, or 304 to a client that has it.
//
// https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
func (d *document) serve(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header["Etag"] = d.etag
	header["Cache-Control"] = cacheControl
	if asked := r.Header["If-None-Match"]; len(asked) > 0 && d.matches(asked) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header["Content-Type"] = contentType
	if r.Method == http.MethodHead || len(d.body) > counted {
		header["Content-Length"] = d.length
	}
	w.Write(d.body) // an error means that the client went away, or asked for no body
}

func (d *document) matches(asked []string) bool {
	for _, line := range asked {
		for tag := range strings.SplitSeq(line, ",") {
			tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
			if tag == "*" || tag == d.etag[0] {
				return true
			}
		}
	}
	return false
}
