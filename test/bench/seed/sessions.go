package seed

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"cognate/internal/store"
)

// maxSessions bounds what one writer writes.
const maxSessions = 1_000_000

// Sessions lets writers insert token families for a while, each in a
// transaction of its own that is durable when it returns, and returns how many
// they wrote in which time.
func Sessions(ctx context.Context, url string, writers int, length time.Duration) (int, time.Duration, error) {
	db, err := open(ctx, url)
	if err != nil {
		return 0, 0, err
	}
	defer db.Close()

	start := time.Now()
	counts, failures := make([]int, writers), make([]error, writers)
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for counts[w] < maxSessions && time.Since(start) < length {
				f := session(w, counts[w], start)
				if failures[w] = db.Update(ctx, func(tx *store.Tx) error { return tx.InsertFamily(f) }); failures[w] != nil {
					return
				}
				counts[w]++
			}
		})
	}
	wg.Wait()
	took := time.Since(start)
	total := 0
	for _, n := range counts {
		total += n
	}
	return total, took, errors.Join(failures...)
}

func session(writer, i int, now time.Time) *store.Family {
	return &store.Family{
		ID:     fmt.Sprintf("%08x-0000-4000-8000-%012x", i, writer),
		PoolID: "us-east-1_WritePool", ClientID: "1writeclient2writeclient3w",
		Sub:      fmt.Sprintf("00000000-0000-4000-8000-%012x", writer),
		AuthTime: now, Created: now, Expires: now.Add(30 * 24 * time.Hour),
		EventID: "11111111-2222-4333-8444-555555555555", Scopes: []string{"aws.cognito.signin.user.admin"},
		TokenHash: make([]byte, 32), Source: "signin",
	}
}
