package awsjson

import (
	"context"
	"log/slog"
	"time"

	"cognate/internal/fault"
)

// maxLogged bounds values of requests in the log.
const maxLogged = 128

// report writes the line of a call in the log: what was asked by whom and how
// it ended. The cause of an internal error stands nowhere else.
func (h *Handler) report(ctx context.Context, c *call, code fault.Code, err error, at time.Time, d time.Duration) {
	name := ""
	if c.operation != nil {
		name = c.operation.Name
	}
	if h.Observe != nil {
		h.Observe(name, string(code), d)
	}
	logger := h.Logger
	if logger == nil {
		logger = slog.Default()
	}
	level := slog.LevelInfo
	_, known := fault.From(err)
	if err != nil && !known {
		level = slog.LevelError
	}
	if !logger.Enabled(ctx, level) {
		return
	}

	attrs := make([]slog.Attr, 0, 8)
	attrs = append(attrs, slog.String("operation", name), slog.String("code", string(code)),
		slog.Duration("duration", d), slog.String("request_id", c.id.RequestID))
	if c.id.AccessKeyID != "" {
		attrs = append(attrs, slog.String("access_key", c.id.AccessKeyID))
	}
	if c.service != nil {
		for _, member := range c.service.LogMembers {
			if value, ok := c.body[member].(string); ok && len(value) <= maxLogged {
				attrs = append(attrs, slog.String(member, value))
			}
		}
	}
	if level == slog.LevelError {
		attrs = append(attrs, slog.String("error", err.Error()))
	}
	// Straight to the handler: the logger would look up which line of the source
	// this is, for every call.
	line := slog.NewRecord(at, level, "call", 0)
	line.AddAttrs(attrs...)
	_ = logger.Handler().Handle(ctx, line) // nobody could be told
}
