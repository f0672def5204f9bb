package paging

import (
	"errors"
	"log/slog"
	"slices"
	"testing"
	"time"

	"cognate/internal/fault"
	"cognate/internal/store"
)

func TestRead(t *testing.T) {
	db, err := store.Open(t.Context(), ":memory:", store.Options{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	now := time.Unix(1_750_000_000, 0)
	tokens := tokensAt(&now)
	rows := []string{"a", "b", "c"}
	broken := errors.New("out of order")
	var fails error
	page := func(token string) ([]string, string, error) {
		return Read(t.Context(), tokens, db, list, token, func(_ *store.Tx, after string) ([]string, string, error) {
			from := slices.Index(rows, after) + 1
			if from == len(rows)-1 {
				return rows[from:], "", fails
			}
			return rows[from : from+1], rows[from], fails
		})
	}
	var got []string
	found, token, err := page("")
	for ; err == nil && token != ""; found, token, err = page(token) {
		got = append(got, found...)
	}
	if got = append(got, found...); err != nil || !slices.Equal(got, rows) {
		t.Errorf("pages: %v, %v", got, err)
	}
	if _, _, err := page("none"); !errors.Is(err, fault.InvalidParameter) {
		t.Errorf("a made-up token: %v", err)
	}
	fails = broken
	if found, token, err := page(""); found != nil || token != "" || !errors.Is(err, broken) {
		t.Errorf("a broken store: %v, %q, %v", found, token, err)
	}
}
