package console

import (
	"encoding/json"
	"errors"
	"net/http"

	"cognate/internal/fault"
)

// errNoSession says that the browser is not signed in, or no longer.
var errNoSession = errors.New("no session")

// maxBody is how many bytes the body of a request of the console's own may
// have.
const maxBody = 64 << 10

// answer writes v as JSON.
func answer(w http.ResponseWriter, v any) error {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	return json.NewEncoder(w).Encode(v)
}

// answerFault writes an exception as the public API does, so that pages read
// both alike.
func answerFault(w http.ResponseWriter, status int, code, text string) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// A browser that is gone does not need it.
	_ = json.NewEncoder(w).Encode(map[string]string{"__type": code, "message": text})
}

// read decodes the body of a request.
func read(w http.ResponseWriter, r *http.Request, into any) error {
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(into); err != nil {
		return fault.Serialization.New("The request body is not valid JSON")
	}
	return nil
}

// fail answers with what went wrong, if anything did.
func (h *handler) fail(w http.ResponseWriter, r *http.Request, err error) {
	switch f, known := fault.From(err); {
	case err == nil:
	case errors.Is(err, errNoSession):
		answerFault(w, http.StatusUnauthorized, "ConsoleSessionExpired", "You are signed out of the console. Sign in again to go on.")
	case known && f.Code == fault.AccessDenied:
		answerFault(w, http.StatusForbidden, string(f.Code), f.Message)
	case known:
		answerFault(w, http.StatusBadRequest, string(f.Code), f.Message)
	default:
		h.Log.Error("answering the console", "path", r.URL.Path, "error", err)
		answerFault(w, http.StatusInternalServerError, string(fault.InternalError), "Something went wrong")
	}
}
