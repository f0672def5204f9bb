package store

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// postgresTries bounds how often one transaction runs.
const postgresTries = 50

// postgresPatience is how long a transaction waits for its connection and for
// the answer to a statement. A server that vanished from the network says
// nothing, and the system gives its connections up after a quarter of an hour
// only; clients are answered before theirs are (WriteTimeout in cmd/cognate).
const postgresPatience = 20 * time.Second

// idleTimeout has the server end the transaction of a node that vanished from
// the network. Left open it would hold its locks for hours, and keep what
// tells serializable transactions of their conflicts until there is no room
// for it ("out of shared memory"), which ends writing for all nodes.
//
// https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-IDLE-IN-TRANSACTION-SESSION-TIMEOUT
const idleTimeout = "idle_in_transaction_session_timeout"

// postgresEngine is a server that speaks PostgreSQL's protocol and language.
type postgresEngine struct {
	dialect dialect
	pool    *postgresPool
	log     *slog.Logger
	// patience is postgresPatience but in tests.
	patience time.Duration
}

func openPostgres(ctx context.Context, url string, d dialect, log *slog.Logger) (engine, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	if config.RuntimeParams[idleTimeout] == "" {
		config.AfterConnect = func(ctx context.Context, conn *pgconn.PgConn) error {
			return conn.Exec(ctx, "SET "+idleTimeout+" = '1min'").Close()
		}
	}
	e := &postgresEngine{dialect: d, pool: newPostgresPool(config), log: log, patience: postgresPatience}
	conn, err := e.pool.take(ctx)
	if err != nil {
		return nil, err
	}
	err = migratePostgres(ctx, conn, d, log)
	e.pool.give(conn)
	if err != nil {
		_ = e.pool.close() // why it doesn't open is what matters
		return nil, err
	}
	return e, nil
}

// direct runs statements in a transaction; the driver keeps them prepared.
type direct struct {
	tx   pgx.Tx
	asks func() // is told before each statement; nil in a migration
}

func (r direct) query(ctx context.Context, text string, args []any) (rows, error) {
	if r.asks != nil {
		r.asks()
	}
	return r.tx.Query(ctx, text, args...)
}

func (r direct) exec(ctx context.Context, text string, args []any) (int64, error) {
	if r.asks != nil {
		r.asks()
	}
	tag, err := r.tx.Exec(ctx, text, args...)
	return tag.RowsAffected(), err
}

// view reads a snapshot. It need not be serializable, which would let a
// reader make writers run again.
func (e *postgresEngine) view(ctx context.Context, fn func(*Tx) error) error {
	return e.transact(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, fn)
}

func (e *postgresEngine) update(ctx context.Context, fn func(*Tx) error) error {
	return e.transact(ctx, pgx.TxOptions{IsoLevel: pgx.Serializable}, fn)
}

// transact runs fn until it meets no other transaction.
func (e *postgresEngine) transact(ctx context.Context, o pgx.TxOptions, fn func(*Tx) error) error {
	for try := 1; ; try++ {
		err := e.once(ctx, o, fn)
		if err == nil || !e.dialect.retry(err) {
			return err
		}
		if try == postgresTries {
			return fmt.Errorf("store: in conflict %d times: %w", try, err)
		}
		e.log.DebugContext(ctx, "a transaction runs again", "try", try, "error", err)
		// Two that met would meet again; a random pause parts them.
		pause := time.NewTimer(rand.N(time.Millisecond << min(try, 6)))
		select {
		case <-pause.C:
		case <-ctx.Done():
			pause.Stop()
			return ctx.Err()
		}
	}
}

func (e *postgresEngine) once(asked context.Context, o pgx.TxOptions, fn func(*Tx) error) (err error) {
	ctx, cancel := context.WithCancel(asked)
	alarm := time.AfterFunc(e.patience, cancel)
	asks := func() { alarm.Reset(e.patience) }
	defer func() {
		if err != nil && ctx.Err() != nil && asked.Err() == nil {
			err = fmt.Errorf("store: no answer within %s: %w", e.patience, err)
		}
		alarm.Stop()
		cancel()
	}()
	conn, begun, err := e.begin(ctx, o)
	if err != nil {
		return err
	}
	defer e.pool.give(conn)
	tx := &Tx{ctx: ctx, dialect: e.dialect, run: direct{begun, asks}}
	committed := false
	defer func() {
		if !committed {
			// The context may be over, and the connection is to be used again.
			undo, cancel := context.WithTimeout(context.WithoutCancel(ctx), e.patience)
			_ = begun.Rollback(undo) // what went wrong is known already
			cancel()
			tx.rolledBack()
		}
	}()
	err = fn(tx)
	if tx.conflict != nil { // whatever the closure made of it
		return tx.conflict
	}
	if err != nil {
		return err
	}
	asks()
	if err := begun.Commit(ctx); err != nil {
		return fmt.Errorf("store: commit: %w", err)
	}
	committed = true
	return nil
}

// begin begins a transaction. A connection that was idle may have been cut
// off meanwhile; then another one is tried.
func (e *postgresEngine) begin(ctx context.Context, o pgx.TxOptions) (*pgx.Conn, pgx.Tx, error) {
	for {
		conn, err := e.pool.take(ctx)
		if err != nil {
			return nil, nil, err
		}
		fresh := !e.pool.used(conn)
		tx, err := conn.BeginTx(ctx, o)
		if err == nil {
			return conn, tx, nil
		}
		cut := conn.IsClosed()
		e.pool.give(conn)
		if fresh || !cut || ctx.Err() != nil {
			return nil, nil, fmt.Errorf("store: begin: %w", err)
		}
	}
}

func (e *postgresEngine) ping(ctx context.Context) error {
	return e.view(ctx, func(tx *Tx) error {
		var n int64
		return tx.row(`SELECT 1`, nil, &n)
	})
}

func (e *postgresEngine) close() error { return e.pool.close() }
