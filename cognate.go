// Package cognate is a user directory and identity provider that speaks the
// protocol of Amazon Cognito. New makes a Server, an http.Handler that serves
// the API, the key sets and the discovery documents.
//
// This package only wires: what the server does is in the packages that it
// puts together here.
package cognate

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"
)

// Server is a running Cognate. It keeps its state in its database; any number
// of servers can share one PostgreSQL database.
type Server struct {
	*base
	records    *records
	outgoing   *outgoing
	operations *operations
	pages      *pages
	handler    http.Handler
	stop       context.CancelFunc
	running    sync.WaitGroup
}

// New opens the database, bringing its schema up to date, and starts a
// server. It fails when the master key is not the one that sealed the
// database.
func New(ctx context.Context, c Config) (_ *Server, err error) {
	b, err := open(ctx, c.withDefaults())
	if err != nil {
		return nil, err
	}
	s := &Server{base: b}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
		}
	}()
	if s.records, err = newRecords(b); err != nil {
		return nil, err
	}
	if s.outgoing, err = newOutgoing(b, s.records); err != nil {
		return nil, err
	}
	if s.operations, err = newOperations(b, s.records, s.outgoing); err != nil {
		return nil, err
	}
	if s.pages, err = newPages(b, s.records, s.outgoing, s.operations); err != nil {
		return nil, err
	}
	s.handler = newRoutes(b, s.outgoing, s.operations, s.pages)
	s.start(context.WithoutCancel(ctx))
	return s, nil
}

// start begins what the server does in the background, until it is closed.
func (s *Server) start(ctx context.Context) {
	ctx, s.stop = context.WithCancel(ctx)
	s.records.keys.Start(ctx)
	s.operations.imports.Start(ctx)
	s.outgoing.messages.Start(ctx)
	s.outgoing.logouts.Start(ctx)
	s.running.Go(func() { s.maintain(ctx) })
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// ServesHost returns nil for a host that the server answers under: its own, and
// the domains of pools.
func (s *Server) ServesHost(ctx context.Context, host string) error {
	return s.records.sites.Serves(ctx, host)
}

// Console answers everything below /console/. It is to be served at an origin
// of its own, apart from the server's other addresses, which show what
// customers bring along.
func (s *Server) Console() http.Handler { return s.pages.console }

// Metrics serves the server's figures in the form that Prometheus collects. It
// tells nothing about people, but much about their number.
func (s *Server) Metrics() http.Handler { return s.metrics.Handler() }

// WaitForMessages returns when the messages of all requests that have been
// answered are made and handed to whoever sends them, or wait in the database
// to be. Where a client hides which names exist, answers don't wait for them.
func (s *Server) WaitForMessages(ctx context.Context) error { return s.outgoing.later.Wait(ctx) }

// FirstKey returns the root access key that this start made: the first start on
// a database that checks credentials makes it. Any other returns none.
func (s *Server) FirstKey() NewKey { return s.firstKey }

// Close stops the server's work in the background and closes its database.
// Requests must have ended.
func (s *Server) Close() error {
	if s.stop != nil {
		s.outgoing.later.Wait(context.Background())
		s.stop()
		s.running.Wait()
		s.records.keys.Wait()
		s.operations.imports.Wait()
		s.outgoing.messages.Wait()
		s.outgoing.logouts.Wait()
	}
	if s.outgoing != nil {
		s.outgoing.events.Flush()
	}
	if s.records != nil {
		s.records.hasher.Close()
	}
	if s.outgoing != nil {
		s.outgoing.logs.Close()
	}
	return s.base.close()
}

// maintain deletes what has expired, now and then: soon after the start, too,
// for servers that are started anew every few minutes.
func (s *Server) maintain(ctx context.Context) {
	next := time.NewTimer(time.Minute)
	defer next.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-next.C:
			next.Reset(10 * time.Minute)
		}
		if err := s.db.Maintain(ctx, s.config.Now()); err != nil && ctx.Err() == nil {
			s.config.Logger.Error("deleting what has expired", "error", err)
		}
	}
}
