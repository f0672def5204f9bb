package cognatetest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

// recordFolder names the environment variable with the folder in which every
// test notes what it sent to operations and what came back. The program
// internal/wire/tested/check reads the notes.
const recordFolder = "COGNATE_TEST_RECORD"

// Record returns the handler h, or one that also notes the members and
// exceptions of what passes through it where the environment asks for that.
// The notes are written when the test ends.
//
// A note is a line of fields between tabs: the operation, "in" or "out" and the
// path of a member of an answered request or its answer; or the operation, the
// exception and its message.
func Record(tb testing.TB, h http.Handler) http.Handler {
	folder := os.Getenv(recordFolder)
	if folder == "" {
		return h
	}
	r := &recorder{next: h, notes: map[string]bool{}}
	tb.Cleanup(func() {
		if err := r.write(folder); err != nil {
			tb.Errorf("cognatetest: record: %v", err)
		}
	})
	return r
}

type recorder struct {
	next http.Handler

	mu    sync.Mutex
	notes map[string]bool
}

func (r *recorder) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	_, operation, ok := strings.Cut(req.Header.Get("X-Amz-Target"), ".")
	if !ok || strings.ContainsAny(operation, "\t\n") {
		r.next.ServeHTTP(w, req)
		return
	}
	var request bytes.Buffer
	req.Body = struct {
		io.Reader
		io.Closer
	}{io.TeeReader(req.Body, &request), req.Body}
	answer := httptest.NewRecorder()
	r.next.ServeHTTP(answer, req)
	body := answer.Body.Bytes()
	r.note(operation, request.Bytes(), answer.Code, body)
	for name, values := range answer.Header() {
		w.Header()[name] = values
	}
	w.WriteHeader(answer.Code)
	w.Write(body) // a client that went away is no matter of the test's
}

func (r *recorder) note(operation string, request []byte, status int, answer []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if status != http.StatusOK {
		var e Error
		if json.Unmarshal(answer, &e) == nil {
			r.notes[operation+"\t"+e.Type+"\t"+strings.Join(strings.Fields(e.Message), " ")] = true
		}
		return
	}
	for _, path := range paths(request) {
		r.notes[operation+"\tin\t"+path] = true
	}
	for _, path := range paths(answer) {
		r.notes[operation+"\tout\t"+path] = true
	}
}

// paths returns the paths of the members of a JSON object: A, A.B, A[].C.
func paths(text []byte) []string {
	var value any
	if json.Unmarshal(text, &value) != nil {
		return nil
	}
	var found []string
	var walk func(prefix string, value any)
	walk = func(prefix string, value any) {
		switch v := value.(type) {
		case map[string]any:
			for name, member := range v {
				if strings.ContainsAny(name, "\t\n.[") {
					continue // a key of a map, which is nobody's member
				}
				path := strings.TrimPrefix(prefix+"."+name, ".")
				found = append(found, path)
				walk(path, member)
			}
		case []any:
			for _, element := range v {
				walk(prefix+"[]", element)
			}
		}
	}
	walk("", value)
	return found
}

// write adds the notes to a file of this process, so that packages that are
// tested at once don't meet.
func (r *recorder) write(folder string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	lines := make([]string, 0, len(r.notes))
	for note := range r.notes {
		lines = append(lines, note+"\n")
	}
	slices.Sort(lines)
	file, err := os.OpenFile(fmt.Sprintf("%s/%d.txt", folder, os.Getpid()), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = file.WriteString(strings.Join(lines, ""))
	if closed := file.Close(); err == nil {
		err = closed
	}
	return err
}
