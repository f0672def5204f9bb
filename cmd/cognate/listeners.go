package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// door is one address that a server answers at.
type door struct {
	server *http.Server
	at     net.Listener
}

// doors are all of them.
type doors []door

// open adds a door. It speaks TLS where a configuration is given. The log hears
// of connections that came to nothing.
func (d *doors) open(h http.Handler, at net.Listener, secure *tls.Config, log *slog.Logger) {
	*d = append(*d, door{&http.Server{
		Handler:        h,
		ReadTimeout:    30 * time.Second, // of the header and the body together
		WriteTimeout:   60 * time.Second,
		IdleTimeout:    2 * time.Minute,
		MaxHeaderBytes: 64 << 10,
		TLSConfig:      secure.Clone(),
		ErrorLog:       slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}, patient{at}})
}

// serve answers at every door. What it returns is told of the first that
// fails.
func (d doors) serve() <-chan error {
	failed := make(chan error, len(d))
	for _, one := range d {
		go func() {
			if one.server.TLSConfig != nil {
				failed <- one.server.ServeTLS(one.at, "", "")
				return
			}
			failed <- one.server.Serve(one.at)
		}()
	}
	return failed
}

// openMetrics adds a door that leads to a server's figures and nothing else.
func (d *doors) openMetrics(figures http.Handler, address string, log *slog.Logger) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listen for metrics: %w; -metrics-listen names another address", err)
	}
	paths := http.NewServeMux()
	paths.Handle("GET /metrics", figures)
	d.open(paths, l, nil, log)
	return l, nil
}

// stay waits until ctx ends, or a door has failed; then it lets requests in
// flight finish, for as long as grace.
func (d doors) stay(ctx context.Context, failed <-chan error, grace time.Duration) error {
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	if all, err := d.shutdown(stop); !all {
		return errors.Join(fmt.Errorf("cut off requests that took longer than -grace %s", grace), err)
	}
	return nil
}

// shutdown closes the doors and waits for who is inside, until ctx ends; then
// it cuts them off and says so.
func (d doors) shutdown(ctx context.Context) (all bool, err error) {
	all = true
	for _, one := range d {
		if one.server.Shutdown(ctx) != nil {
			all = false
			err = errors.Join(err, one.server.Close())
		}
	}
	return all, err
}
