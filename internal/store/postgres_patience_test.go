package store

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgproto3"
)

// silent is a PostgreSQL server that lets clients in, begins transactions and
// then says nothing more, as one does that vanished from the network.
func silent(t *testing.T) *pgx.ConnConfig {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				b := pgproto3.NewBackend(conn, conn)
				if _, err := b.ReceiveStartupMessage(); err != nil {
					return
				}
				b.Send(&pgproto3.AuthenticationOk{})
				b.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
				b.Flush()
				if _, err := b.Receive(); err != nil { // BEGIN
					return
				}
				b.Send(&pgproto3.CommandComplete{CommandTag: []byte("BEGIN")})
				b.Send(&pgproto3.ReadyForQuery{TxStatus: 'T'})
				b.Flush()
				io.Copy(io.Discard, conn)
			}()
		}
	}()
	config, err := pgx.ParseConfig("postgres://" + l.Addr().String() + "/x?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	return config
}

// TestPostgresThatVanished: whoever asks a server that says nothing any more is
// told so in the end, and gives the connection's place back.
func TestPostgresThatVanished(t *testing.T) {
	e := &postgresEngine{dialect: postgresDialect(), pool: newPostgresPool(silent(t)), log: slog.New(slog.DiscardHandler)}
	e.patience = time.Millisecond
	err := e.update(context.Background(), func(tx *Tx) error { _, err := tx.Meta("a"); return err })
	if err == nil || !strings.Contains(err.Error(), "no answer within 1ms") {
		t.Errorf("a statement that gets no answer: %v", err)
	}
	e.patience = time.Minute
	failed := errors.New("failed")
	err = e.update(context.Background(), func(*Tx) error {
		e.patience = time.Millisecond // of the rollback, which gets no answer
		return failed
	})
	if !errors.Is(err, failed) {
		t.Errorf("a closure that failed: %v", err)
	}
	if n := len(e.pool.places); n != 0 {
		t.Errorf("%d places are still taken", n)
	}
	if err := e.close(); err != nil {
		t.Error(err)
	}
}
