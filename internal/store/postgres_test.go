package store_test

import (
	"context"
	"crypto/rand"
	"net/url"
	"os"
	"strings"
	"testing"

	"cognate/internal/store"
	"cognate/internal/store/storetest"

	"github.com/jackc/pgx/v5"
)

// postgres returns the address of a server, with a schema in it that is the
// test's own and goes when the test ends.
func postgres(t *testing.T) string {
	t.Helper()
	address := os.Getenv("COGNATE_TEST_POSTGRES")
	if address == "" {
		t.Skip("COGNATE_TEST_POSTGRES names no server; .ci/run always does")
	}
	schema := "cognate_" + strings.ToLower(rand.Text())
	execute := func(text string) {
		t.Helper()
		ctx := context.Background() // the test's own is over when it cleans up
		conn, err := pgx.Connect(ctx, address)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(ctx)
		if _, err := conn.Exec(ctx, text); err != nil {
			t.Fatal(err)
		}
	}
	execute("CREATE SCHEMA " + schema)
	t.Cleanup(func() { execute("DROP SCHEMA " + schema + " CASCADE") })
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return u.String()
}

func TestPostgres(t *testing.T) {
	storetest.Run(t, func(t *testing.T) *store.DB { return open(t, postgres(t)) })
}

// TestPostgresEndsIdleTransactions: a transaction whose node has vanished does
// not stay open, unless the address asks for that.
func TestPostgresEndsIdleTransactions(t *testing.T) {
	const name = "idle_in_transaction_session_timeout"
	address := postgres(t)
	for url, want := range map[string]string{address: "1min", address + "&" + name + "=0": "0"} {
		if got, err := open(t, url).Setting(t.Context(), name); got != want || err != nil {
			t.Errorf("got %q, %v; want %q", got, err, want)
		}
	}
}
