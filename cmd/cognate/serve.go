package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"cognate"
)

func runServe(ctx context.Context, s streams, args []string) error {
	f := newFlags(s, "serve", "serve [flags]", `
Runs a production server: every administrative request is signed with an access key. The first
start makes a root key and prints it once; "cognate keys" makes others. Put a TLS proxy in front
and name its address with -public-url.`)
	var v serverFlags
	v.register(f, "cognate.db", "cognate.key")
	if err := f.parse(args); err != nil {
		return err
	}
	c, err := v.config(s)
	if err != nil {
		return err
	}
	return serve(ctx, s, v, c, func(url string) {
		fmt.Fprintf(s.out, "Cognate is serving at %s\n", url)
	})
}

// serve listens, starts the server, announces it, and runs until ctx ends;
// then it lets requests in flight finish.
func serve(ctx context.Context, s streams, v serverFlags, c cognate.Config, announce func(url string)) (err error) {
	l, err := net.Listen("tcp", v.listen)
	if err != nil {
		return fmt.Errorf("listen: %w; is another server running? -listen names another address", err)
	}
	defer l.Close()
	url := "http://" + l.Addr().String()
	if c.PublicURL == "" {
		c.PublicURL = url
	}
	srv, err := cognate.New(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, srv.Close()) }()
	if key := srv.FirstKey(); key.ID != "" && !c.AnyCredentials {
		fmt.Fprintf(s.out, "Root access key, shown only this once:\n\n  AccessKeyId      %s\n  SecretAccessKey  %s\n\n", key.ID, key.Secret)
	}

	h := &http.Server{
		Handler:           srv,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(l) }()
	announce(url)
	if v.readyFile != "" {
		if err := writeReady(v.readyFile, url); err != nil {
			return err
		}
	}
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.Background(), v.grace)
	defer cancel()
	return h.Shutdown(stop)
}

// writeReady writes the file whole or not at all, so that whoever waits for
// it never reads half an address.
func writeReady(file, url string) error {
	partial := file + ".partial"
	if err := os.WriteFile(partial, []byte(url+"\n"), 0o600); err != nil {
		return err
	}
	return os.Rename(partial, file)
}

func isPostgres(db string) bool {
	return strings.HasPrefix(db, "postgres://") || strings.HasPrefix(db, "postgresql://")
}
