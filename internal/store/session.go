package store

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"time"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitex"
)

// session is one connection to SQLite with the statements that it has
// prepared. It serves one transaction at a time.
//
// Statements run without the request's context: they take microseconds, and
// the engine looks at the context before the transaction begins.
type session struct {
	conn  *sqlite.Conn
	stmts map[string]*sqlite.Stmt
}

// openSession connects to a database and sets the connection up.
func openSession(uri string, pragmas ...string) (*session, error) {
	conn, err := sqlite.OpenConn(uri, sqlite.OpenReadWrite, sqlite.OpenURI)
	if err != nil {
		return nil, err
	}
	conn.SetBusyTimeout(busyTimeout / setUpAttempts)
	for _, p := range pragmas {
		if err := setUp(conn, p); err != nil {
			return nil, errors.Join(err, conn.Close())
		}
	}
	conn.SetBusyTimeout(busyTimeout)
	return &session{conn: conn, stmts: map[string]*sqlite.Stmt{}}, nil
}

const setUpAttempts = 50

// setUp executes a pragma. Connections that give a new file its write-ahead
// log at the same time refuse each other without waiting, as none of them could
// go on; the next attempt finds it there.
func setUp(conn *sqlite.Conn, pragma string) error {
	for attempt := 1; ; attempt++ {
		err := sqlitex.ExecuteTransient(conn, "PRAGMA "+pragma, nil)
		if sqlite.ErrCode(err).ToPrimary() != sqlite.ResultBusy || attempt == setUpAttempts {
			return err
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// script runs statements that have no parameters, one after the other.
func (s *session) script(text string) error { return sqlitex.ExecuteScript(s.conn, text, nil) }

// stmt returns a statement ready to be stepped through, with its parameters.
func (s *session) stmt(text string, args []any) (*sqlite.Stmt, error) {
	st, ok := s.stmts[text]
	if !ok {
		var err error
		if st, err = s.conn.Prepare(text); err != nil {
			return nil, err
		}
		s.stmts[text] = st
	}
	for i, v := range args {
		if err := bind(st, i+1, v); err != nil {
			return nil, err
		}
	}
	return st, nil
}

func bind(st *sqlite.Stmt, at int, value any) error {
	switch v := value.(type) {
	case string:
		st.BindText(at, v)
	case int64:
		st.BindInt64(at, v)
	case int:
		st.BindInt64(at, int64(v))
	case bool:
		st.BindBool(at, v)
	case []byte:
		st.BindBytes(at, v)
	default:
		return fmt.Errorf("store: a parameter of type %T", value)
	}
	return nil
}

func (s *session) query(_ context.Context, text string, args []any) (rows, error) {
	st, err := s.stmt(text, args)
	if err != nil {
		return nil, err
	}
	return &sqliteRows{st: st}, nil
}

func (s *session) exec(_ context.Context, text string, args []any) (int64, error) {
	st, err := s.stmt(text, args)
	if err != nil {
		return 0, err
	}
	for {
		more, err := st.Step()
		if err != nil {
			return 0, err
		}
		if !more {
			break
		}
	}
	return int64(s.conn.Changes()), st.Reset()
}

func (s *session) do(text string) error {
	_, err := s.exec(context.Background(), text, nil)
	return err
}

func (s *session) close() error { return s.conn.Close() }

// sqliteRows steps through a statement.
type sqliteRows struct {
	st  *sqlite.Stmt
	err error
}

func (r *sqliteRows) Next() bool {
	var more bool
	if r.err == nil {
		more, r.err = r.st.Step()
	}
	return more
}

func (r *sqliteRows) Err() error { return r.err }

// Close ends the statement. What made it fail, Err has reported.
func (r *sqliteRows) Close() { _ = r.st.Reset() }

// Scan reads the row's columns in order.
func (r *sqliteRows) Scan(dest ...any) error {
	for i, d := range dest {
		switch d := d.(type) {
		case *string:
			*d = r.st.ColumnText(i)
		case *int64:
			*d = r.st.ColumnInt64(i)
		case *int:
			*d = int(r.st.ColumnInt64(i))
		case *bool:
			*d = r.st.ColumnBool(i)
		case *[]byte:
			*d = make([]byte, r.st.ColumnLen(i))
			r.st.ColumnBytes(i, *d)
		default:
			v := reflect.ValueOf(d)
			if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.String {
				return fmt.Errorf("store: a column read into a %T", d)
			}
			v.Elem().SetString(r.st.ColumnText(i))
		}
	}
	return nil
}
