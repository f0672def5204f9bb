package logdelivery

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
)

// writerSink writes lines to a writer.
type writerSink struct {
	w io.Writer
	c io.Closer // nil: the writer is somebody else's to close
}

// Lines returns a sink that writes JSON lines to w, which stays open.
func Lines(w io.Writer) Sink { return &writerSink{w: w} }

// File returns a sink that appends JSON lines to a file, which it makes where
// there is none.
func File(path string) (Sink, error) {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open a log file: %w", err)
	}
	return &writerSink{w: f, c: f}, nil
}

// Write writes all lines in one call, so that programs that append to the
// same file don't tear them.
func (s *writerSink) Write(_ context.Context, lines [][]byte) error {
	_, err := s.w.Write(bytes.Join(lines, nil))
	return err
}

// Close closes a file.
func (s *writerSink) Close() error {
	if s.c == nil {
		return nil
	}
	return s.c.Close()
}
