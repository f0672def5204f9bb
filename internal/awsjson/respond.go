package awsjson

import (
	"bytes"
	"net/http"
	"strconv"
	"strings"

	"cognate/internal/fault"
)

// status has the exceptions that do not answer 400. Clients tell exceptions
// apart by name and retry what is 500 or above, so a status says only whose
// fault it is.
func status(code fault.Code) int {
	switch code {
	case fault.InternalError, fault.InternalServer:
		return http.StatusInternalServerError
	case fault.RequestEntityTooLarge:
		return http.StatusRequestEntityTooLarge
	}
	return http.StatusBadRequest
}

// maxHeaderMessage bounds the copy of a message in a header; the body has all.
const maxHeaderMessage = 1024

// write sends the response: the buffer's content, or the exception in err. It
// returns the exception's name, "" if there is none.
func (h *Handler) write(w http.ResponseWriter, c *call, response *bytes.Buffer, err error) fault.Code {
	header := w.Header()
	set(header, "Content-Type", "application/x-amz-json-1.1")
	set(header, "x-amzn-RequestId", c.id.RequestID)
	if err == nil {
		send(w, http.StatusOK, response.Bytes())
		return ""
	}

	f, known := fault.From(err)
	if !known {
		f = c.internal().New("Something went wrong")
	}
	set(header, "x-amzn-ErrorType", string(f.Code)+":")
	if f.Message != "" {
		set(header, "x-amzn-ErrorMessage", headerSafe(f.Message))
	}
	send(w, status(f.Code), exception(response, f))
	return f.Code
}

// internal is what the operation calls an error of the server's: newer ones
// have a name of their own.
func (c *call) internal() fault.Code {
	if c.operation != nil && c.operation.Declares(string(fault.InternalServer)) {
		return fault.InternalServer
	}
	return fault.InternalError
}

// set keeps the spelling of a header as the service has it.
func set(header http.Header, name, value string) { header[name] = []string{value} }

func send(w http.ResponseWriter, status int, body []byte) {
	set(w.Header(), "Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	// If the client is gone, nobody is left to tell.
	_, _ = w.Write(body)
}

// exception encodes what the client learns of an error. The message is left
// out if there is none.
func exception(into *bytes.Buffer, f *fault.Error) []byte {
	into.Reset()
	// A struct of two strings always encodes.
	_ = encode(into, struct {
		Type    fault.Code `json:"__type"`
		Message string     `json:"message,omitzero"`
	}{f.Code, f.Message})
	return into.Bytes()
}

// headerSafe keeps printable ASCII, shortened, of a message that may quote what
// a client sent.
func headerSafe(message string) string {
	if len(message) > maxHeaderMessage {
		message = message[:maxHeaderMessage]
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, message)
}
