package site

import (
	"context"
	"log/slog"
	"net/http"
	"time"
)

// noted is an answer whose status is noted.
type noted struct {
	http.ResponseWriter
	status int
}

// WriteHeader sends the status.
func (n *noted) WriteHeader(status int) {
	if n.status == 0 {
		n.status = status
	}
	n.ResponseWriter.WriteHeader(status)
}

// Write sends a part of the body.
func (n *noted) Write(p []byte) (int, error) {
	if n.status == 0 {
		n.status = http.StatusOK
	}
	return n.ResponseWriter.Write(p)
}

// Unwrap is what http.ResponseController asks for.
func (n *noted) Unwrap() http.ResponseWriter { return n.ResponseWriter }

// report writes the line of a request in the log. Its query is not in it, nor
// a path at which nothing is: they may hold codes and names.
func (h *Handler) report(ctx context.Context, r *http.Request, pool, path, requestID string, status int, at time.Time) {
	took := h.Now().Sub(at)
	if h.Observe != nil {
		h.Observe(path, status, took)
	}
	if !h.Log.Enabled(ctx, slog.LevelInfo) {
		return
	}
	line := slog.NewRecord(at, slog.LevelInfo, "request", 0)
	line.AddAttrs(slog.String("method", r.Method), slog.String("path", path), slog.Int("status", status),
		slog.Duration("duration", took), slog.String("request_id", requestID), slog.String("UserPoolId", pool))
	_ = h.Log.Handler().Handle(ctx, line) // nobody could be told
}
