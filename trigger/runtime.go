package trigger

import (
	"io"
	"net/http"
	"strconv"
)

// runtimeAPI answers the process of a worker.
//
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
func (w *worker) runtimeAPI() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /2018-06-01/runtime/invocation/next", w.serveNext)
	mux.HandleFunc("POST /2018-06-01/runtime/invocation/{id}/response", w.serveResponse)
	mux.HandleFunc("POST /2018-06-01/runtime/invocation/{id}/error", w.serveError)
	mux.HandleFunc("POST /2018-06-01/runtime/init/error", w.serveInitError)
	return mux
}

// serveNext gives the process its next event, once there is one.
func (w *worker) serveNext(rw http.ResponseWriter, r *http.Request) {
	var i *invocation
	select {
	case i = <-w.events:
	case <-r.Context().Done():
		return
	}
	w.mu.Lock()
	w.current = i
	w.mu.Unlock()
	h := rw.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Lambda-Runtime-Aws-Request-Id", i.call.ID)
	h.Set("Lambda-Runtime-Invoked-Function-Arn", i.call.Function)
	if !i.deadline.IsZero() {
		h.Set("Lambda-Runtime-Deadline-Ms", strconv.FormatInt(i.deadline.UnixMilli(), 10))
	}
	// A process that is gone before it has read this is missed elsewhere.
	_, _ = rw.Write(i.call.Event)
}

func (w *worker) serveResponse(rw http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxAnswer+1))
	switch {
	case err != nil:
		http.Error(rw, "the body broke off", http.StatusBadRequest)
	case len(body) > maxAnswer:
		w.settle(rw, r, result{err: tooLarge()})
	default:
		w.settle(rw, r, result{body: body})
	}
}

func (w *worker) serveError(rw http.ResponseWriter, r *http.Request) {
	w.settle(rw, r, result{err: readFailure(r)})
}

// serveInitError takes the reason why the program could not start. It ends
// next, and whoever waits for it is told the reason then.
func (w *worker) serveInitError(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	w.failed = readFailure(r)
	w.mu.Unlock()
	accepted(rw)
}

// readFailure reads the failure that a program reports.
func readFailure(r *http.Request) *FunctionError {
	body, err := io.ReadAll(io.LimitReader(r.Body, 64<<10))
	if e, ok := thrown(body); ok && err == nil {
		return e
	}
	kind := r.Header.Get("Lambda-Runtime-Function-Error-Type")
	if kind == "" {
		kind = "Runtime.Unknown"
	}
	return &FunctionError{Type: kind, Message: kind}
}

// settle answers the event that the process has, if it is the one it names.
func (w *worker) settle(rw http.ResponseWriter, r *http.Request, got result) {
	w.mu.Lock()
	i := w.current
	if i == nil || i.call.ID != r.PathValue("id") {
		w.mu.Unlock()
		http.Error(rw, `{"errorType":"InvalidRequestID","errorMessage":"Invalid request ID"}`, http.StatusBadRequest)
		return
	}
	w.current = nil
	w.mu.Unlock()
	i.answer <- got
	accepted(rw)
}

func accepted(rw http.ResponseWriter) {
	rw.Header().Set("Content-Type", "application/json")
	rw.WriteHeader(http.StatusAccepted)
	// Whoever reports need not read this.
	_, _ = io.WriteString(rw, `{"status":"OK"}`)
}
