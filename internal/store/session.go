package store

import (
	"context"
	"database/sql"
)

// session is one connection to SQLite with the statements that it has
// prepared. It serves one transaction at a time.
type session struct {
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

func newSession(ctx context.Context, pool *sql.DB) (*session, error) {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &session{conn: conn, stmts: map[string]*sql.Stmt{}}, nil
}

// Statements run without the request's context: they take microseconds, and
// to watch a context costs the driver a goroutine for each of them. The
// engine looks at the context before the transaction begins.

func (s *session) stmt(text string) (*sql.Stmt, error) {
	if st, ok := s.stmts[text]; ok {
		return st, nil
	}
	st, err := s.conn.PrepareContext(context.Background(), text)
	if err != nil {
		return nil, err
	}
	s.stmts[text] = st
	return st, nil
}

func (s *session) query(_ context.Context, text string, args []any) (rows, error) {
	st, err := s.stmt(text)
	if err != nil {
		return nil, err
	}
	found, err := st.QueryContext(context.Background(), args...)
	if err != nil {
		return nil, err
	}
	return sqlRows{found}, nil
}

func (s *session) exec(_ context.Context, text string, args []any) (int64, error) {
	st, err := s.stmt(text)
	if err != nil {
		return 0, err
	}
	result, err := st.ExecContext(context.Background(), args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

func (s *session) do(text string) error {
	_, err := s.exec(context.Background(), text, nil)
	return err
}

func (s *session) close() error { return s.conn.Close() }

// sqlRows are rows whose Close reports nothing that Err does not.
type sqlRows struct{ *sql.Rows }

func (r sqlRows) Close() { _ = r.Rows.Close() }
