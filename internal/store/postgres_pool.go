package store

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/jackc/pgx/v5"
)

// postgresConns bounds the connections of one node.
const postgresConns = 32

// postgresPool keeps connections that are used again, the last one first.
// (pgx's own pool is a module of its own, for what is two dozen lines here.)
type postgresPool struct {
	config *pgx.ConnConfig
	places chan struct{} // one for each connection that is taken
	// closing is closed when nobody may take a connection any more.
	closing chan struct{}
	stop    sync.Once

	mu   sync.Mutex
	idle []*pgx.Conn
	// known are the connections that have served before.
	known map[*pgx.Conn]bool
}

func newPostgresPool(config *pgx.ConnConfig) *postgresPool {
	return &postgresPool{
		config: config, places: make(chan struct{}, postgresConns),
		closing: make(chan struct{}), known: map[*pgx.Conn]bool{},
	}
}

// take returns an idle connection or a new one, and waits while all are taken.
func (p *postgresPool) take(ctx context.Context) (*pgx.Conn, error) {
	select {
	case <-p.closing:
		return nil, ErrClosed
	default:
	}
	select {
	case p.places <- struct{}{}:
	case <-p.closing:
		return nil, ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if conn := p.last(); conn != nil {
		return conn, nil
	}
	conn, err := pgx.ConnectConfig(ctx, p.config)
	if err != nil {
		<-p.places
		return nil, fmt.Errorf("store: connect: %w", err)
	}
	return conn, nil
}

func (p *postgresPool) last() *pgx.Conn {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := len(p.idle)
	if n == 0 {
		return nil
	}
	conn := p.idle[n-1]
	p.idle = p.idle[:n-1]
	return conn
}

// used reports whether a connection has served before, and so may be dead.
func (p *postgresPool) used(conn *pgx.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.known[conn]
}

// give takes a connection back. One that is closed is forgotten.
func (p *postgresPool) give(conn *pgx.Conn) {
	p.mu.Lock()
	if conn.IsClosed() {
		delete(p.known, conn)
	} else {
		p.known[conn] = true
		p.idle = append(p.idle, conn)
	}
	p.mu.Unlock()
	<-p.places
}

// close waits for the connections that are taken and closes all.
func (p *postgresPool) close() (err error) {
	p.stop.Do(func() {
		close(p.closing)
		for range cap(p.places) {
			p.places <- struct{}{}
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, conn := range p.idle {
			err = errors.Join(err, conn.Close(context.Background()))
		}
		p.idle, p.known = nil, nil
	})
	return err
}
