package cognate

import (
	"context"
	"crypto/rand"
	"time"

	"cognate/internal/directory"
	"cognate/internal/token"
)

// Rotate gives a pool new keys for its tokens. They are published at once and
// sign after lead; the old ones stay published until the last token that they
// signed is over. A running server sees the change within ten seconds.
func (k *Keys) Rotate(ctx context.Context, poolID string, lead time.Duration) error {
	tokens := token.New(token.Options{
		Store: k.db, Sealer: k.sealer, Directory: directory.New(k.db, k.sealer, k.now), Now: k.now, Rand: rand.Reader,
	})
	return tokens.Rotate(ctx, poolID, lead)
}
