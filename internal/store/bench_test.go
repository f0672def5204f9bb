package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"cognate/internal/store"
)

func family(i int64) *store.Family {
	at := time.Date(2026, 1, 2, 3, 4, 5, 6000, time.UTC)
	return &store.Family{
		ID:     fmt.Sprintf("%08x-0000-4000-8000-%012x", uint32(i)*2654435761, i),
		PoolID: "us-east-1_WritePool", ClientID: "1writeclient2writeclient3w",
		Sub:      fmt.Sprintf("00000000-0000-4000-8000-%012x", i%64),
		AuthTime: at, Created: at, Expires: at.Add(30 * 24 * time.Hour),
		EventID: "11111111-2222-4333-8444-555555555555", Scopes: []string{"aws.cognito.signin.user.admin"},
		TokenHash: make([]byte, 32), Source: "signin",
	}
}

// BenchmarkFamiliesDurable64 is the cost of keeping a refresh token, on disk,
// with 64 requests at a time.
func BenchmarkFamiliesDurable64(b *testing.B) {
	db, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "cognate.db"), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	var n atomic.Int64
	b.SetParallelism(32)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		ctx := context.Background()
		for pb.Next() {
			f := family(n.Add(1))
			if err := db.Update(ctx, func(tx *store.Tx) error { return tx.InsertFamily(f) }); err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "commits/s")
}
