package console

import (
	"context"
	"net/http"
	"runtime"
	"time"

	"cognate/internal/caller"
)

// serverInfo is what the page about the server shows.
type serverInfo struct {
	Info
	Database  string // "ok", or what is wrong
	HeapBytes uint64
	Now       time.Time
	Minutes   []Minute
}

// server answers how the server is.
func (h *handler) server(w http.ResponseWriter, r *http.Request, _ caller.Identity) error {
	ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
	defer cancel()
	s := serverInfo{Info: h.Info, Database: "ok", Now: h.Now(), Minutes: h.Figures.Recent(h.Now())}
	if err := h.Store.Ping(ctx); err != nil {
		h.Log.Error("console: the database does not answer", "error", err)
		s.Database = "The database does not answer."
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	s.HeapBytes = m.HeapAlloc
	return answer(w, s)
}
