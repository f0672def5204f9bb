package console

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userimport"
	"cognate/internal/userpool"
)

// importFile takes the file of an import job: the job's own address is at
// another origin, which the pages may not call.
func (h *handler) importFile(w http.ResponseWriter, r *http.Request, pool *userpool.Pool) error {
	job := r.PathValue("job")
	// A file of 100 MB may take a while.
	c := http.NewResponseController(w)
	if err := errors.Join(c.SetReadDeadline(time.Time{}), c.SetWriteDeadline(time.Time{})); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	receiver := userimport.Receiver{Store: h.Store, Now: h.Now}
	err := receiver.Receive(r.Context(), pool.ID, job, r.Body)
	switch {
	case errors.Is(err, userimport.ErrNoJob):
		return fault.ResourceNotFound.Newf("There is no import job %s.", job)
	case errors.Is(err, userimport.ErrStarted), errors.Is(err, userimport.ErrTooLarge):
		return fault.InvalidParameter.Newf("The file was not taken: %v.", err)
	case err != nil:
		return err
	}
	return answer(w, struct{}{})
}

// importLog answers with the lines of an import job's file that made no user,
// one a line, as a file to keep.
func (h *handler) importLog(w http.ResponseWriter, r *http.Request, pool *userpool.Pool) error {
	job := r.PathValue("job")
	const page = 1000
	var lines []store.ImportLine
	read := func(after int64) error {
		return h.Store.View(r.Context(), func(tx *store.Tx) error {
			_, err := tx.Import(pool.ID, job)
			if errors.Is(err, store.ErrNotFound) {
				return fault.ResourceNotFound.Newf("There is no import job %s.", job)
			}
			if err == nil {
				lines, err = tx.ImportLog(job, after, page)
			}
			return err
		})
	}
	if err := read(0); err != nil {
		return err
	}
	header := w.Header()
	header.Set("Content-Type", "text/plain; charset=utf-8")
	header.Set("Content-Disposition", `attachment; filename="import-errors.txt"`)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cache-Control", "no-store")
	for len(lines) > 0 {
		for _, l := range lines {
			if _, err := fmt.Fprintf(w, "[%s] Line Number %d - %s\n", l.Outcome, l.Line, l.Reason); err != nil {
				return nil // the browser is gone
			}
		}
		if len(lines) < page {
			break
		}
		if err := read(lines[len(lines)-1].Line); err != nil {
			h.Log.Error("reading the log of an import job", "path", r.URL.Path, "error", err)
			_, _ = io.WriteString(w, "The rest could not be read.\n") // the status is sent already
			return nil
		}
	}
	return nil
}
