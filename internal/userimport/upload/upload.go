// Package upload is the edge at which the files of import jobs arrive over
// HTTP. It answers as the object store does that the service has files sent
// to: with an empty body, or an error in XML.
package upload

import (
	"encoding/xml"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"time"

	"cognate/internal/userimport"
)

// Handler takes a file by PUT at /{pool}/import/{job}. All fields are
// required.
type Handler struct {
	Links    userimport.Links
	Receiver *userimport.Receiver
	Log      *slog.Logger
}

// ServeHTTP implements http.Handler.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	// The address is the permission, no cookie: pages of any origin may use it.
	header := w.Header()
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Cache-Control", "no-store")
	switch r.Method {
	case http.MethodPut:
		h.put(w, r)
	case http.MethodOptions:
		header.Set("Access-Control-Allow-Methods", "PUT")
		header.Set("Access-Control-Allow-Headers", "*")
		header.Set("Access-Control-Max-Age", "3000")
		w.WriteHeader(http.StatusOK)
	default:
		header.Set("Allow", "PUT, OPTIONS")
		refuse(w, http.StatusMethodNotAllowed, "MethodNotAllowed", "The specified method is not allowed against this resource.")
	}
}

func (h *Handler) put(w http.ResponseWriter, r *http.Request) {
	pool, job := r.PathValue("pool"), r.PathValue("job")
	ok, expired := h.Links.Check(pool, job, r.URL.Query())
	switch {
	case !ok:
		refuse(w, http.StatusForbidden, "SignatureDoesNotMatch", "The request signature does not match the signature you provided.")
		return
	case expired:
		refuse(w, http.StatusForbidden, "AccessDenied", "Request has expired")
		return
	case r.ContentLength > userimport.MaxSize:
		refuse(w, http.StatusBadRequest, "EntityTooLarge", userimport.ErrTooLarge.Error())
		return
	}
	defer patience(w)()
	err := h.Receiver.Receive(r.Context(), pool, job, &source{r: r.Body})
	var broken *sourceError
	switch {
	case err == nil:
		w.WriteHeader(http.StatusOK)
	case errors.Is(err, userimport.ErrNoJob):
		refuse(w, http.StatusNotFound, "NoSuchKey", err.Error())
	case errors.Is(err, userimport.ErrStarted):
		refuse(w, http.StatusForbidden, "AccessDenied", err.Error())
	case errors.Is(err, userimport.ErrTooLarge):
		refuse(w, http.StatusBadRequest, "EntityTooLarge", err.Error())
	case errors.As(err, &broken), r.Context().Err() != nil:
		refuse(w, http.StatusBadRequest, "IncompleteBody", "The file did not arrive whole.")
	default:
		h.Log.ErrorContext(r.Context(), "upload of an import file", "pool", pool, "job", job, "error", err)
		refuse(w, http.StatusInternalServerError, "InternalError", "We encountered an internal error. Please try again.")
	}
}

// longest is how long a file may be on its way.
const longest = 30 * time.Minute

// patience lets a file take longer than the server gives other requests, and
// returns what ends it.
func patience(w http.ResponseWriter) (done func()) {
	c := http.NewResponseController(w)
	if err := errors.Join(c.SetReadDeadline(time.Time{}), c.SetWriteDeadline(time.Time{})); err != nil {
		return func() {} // no connection whose deadline could be moved
	}
	over := time.AfterFunc(longest, func() { _ = c.SetReadDeadline(time.Unix(1, 0)) }) // it fails if the connection has ended
	return func() { over.Stop() }
}

// source marks the errors of the client's connection, so that they are told
// from the database's.
type source struct{ r io.Reader }

type sourceError struct{ err error }

func (e *sourceError) Error() string { return e.err.Error() }

func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = &sourceError{err}
	}
	return n, err
}

// answer is an error as object stores write it.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
type answer struct {
	XMLName xml.Name `xml:"Error"`
	Code    string
	Message string
}

func refuse(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	io.WriteString(w, xml.Header)
	_ = xml.NewEncoder(w).Encode(answer{Code: code, Message: message}) // the client is gone if it can't be written
}
