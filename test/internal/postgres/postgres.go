// Package postgres gives tests empty databases on the PostgreSQL server that
// the environment names.
package postgres

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"
)

// Empty makes a database on the server that COGNATE_TEST_POSTGRES names, and
// drops it when the test is done. It reports false when no server is named.
func Empty(t *testing.T) (address string, ok bool) {
	t.Helper()
	server := os.Getenv("COGNATE_TEST_POSTGRES")
	if server == "" {
		return "", false
	}
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	admin, err := pgx.Connect(t.Context(), server)
	if err != nil {
		t.Fatal(err)
	}
	name := "test_" + rand.Text()
	if _, err := admin.Exec(t.Context(), fmt.Sprintf("CREATE DATABASE %q", name)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx := context.Background()
		if _, err := admin.Exec(ctx, fmt.Sprintf("DROP DATABASE %q WITH (FORCE)", name)); err != nil {
			t.Error(err)
		}
		admin.Close(ctx)
	})
	u.Path = "/" + name
	return u.String(), true
}
