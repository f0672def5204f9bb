package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"syscall"

	"cognate"
)

func runServe(ctx context.Context, s streams, args []string) error {
	f := newFlags(s, "serve", "serve [flags]", `
Runs a production server: every administrative request is signed with an access key. The first
start makes a root key and prints it once; "cognate keys" makes others. Put a TLS proxy in front
and name its address with -public-url.`)
	var v serverFlags
	v.registerServe(f)
	var secure tlsFlags
	secure.register(f)
	if err := f.parse(args); err != nil {
		return err
	}
	var err error
	if v.tls, err = secure.config(v.db, v.publicURL); err != nil {
		return err
	}
	log := newLogWriter(s.err)
	defer log.Close()
	s.err = log
	shown := newLogWriter(s.out) // what is written without end: messages, logs of pools
	defer shown.Close()
	c, err := v.config(ctx, streams{shown, log, s.getenv})
	if err != nil {
		return err
	}
	return serve(ctx, s, v, c, func(url, console string) {
		fmt.Fprintf(s.out, "Cognate is serving at %s\n", url)
		if console != "" {
			fmt.Fprintf(s.out, "The console is at %s; \"cognate console-link\" prints a link that signs in\n", console)
		}
	})
}

// registerServe adds the flags that only serve has besides those of both, with
// its defaults.
func (v *serverFlags) registerServe(f *flagSet) {
	v.register(f, "cognate.db", "cognate.key", "off")
	f.BoolVar(&v.limits, "limits", true, "refuse requests beyond the limits of their category, as the cloud service does; each server counts for itself")
	f.BoolVar(&v.trustProxy, "trust-proxy", false, "take the addresses of callers from X-Forwarded-For, where the last one counts; only for a server that nobody reaches but through a proxy")
}

// serve listens, starts the server, announces it, and runs until ctx ends;
// then it lets requests in flight finish.
func serve(ctx context.Context, s streams, v serverFlags, c cognate.Config, announce func(url, console string)) (err error) {
	if v.readyFile != "" {
		// One that a crash left behind would name a server that is gone.
		if err := os.Remove(v.readyFile); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("-ready-file: %w", err)
		}
		defer os.Remove(v.readyFile)
	}
	l, err := net.Listen("tcp", v.listen)
	if err != nil {
		return notListening(err)
	}
	defer l.Close()
	url := baseURL(l.Addr(), v.tls != nil)
	if c.PublicURL == "" {
		c.PublicURL = url
	}
	consoleListener, err := listenConsole(v.consoleListen, l.Addr())
	if err != nil {
		return err
	}
	console := ""
	if consoleListener != nil {
		defer consoleListener.Close()
		if c.ConsoleURL == "" {
			c.ConsoleURL = baseURL(consoleListener.Addr(), v.tls != nil)
		}
		console = c.ConsoleURL + "/console/"
	}
	srv, err := cognate.New(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, srv.Close()) }()
	if key := srv.FirstKey(); key.ID != "" && !c.AnyCredentials {
		fmt.Fprintf(s.out, "Root access key, shown only this once:\n\n  AccessKeyId      %s\n  SecretAccessKey  %s\n\n", key.ID, key.Secret)
	}

	var secure *tls.Config
	if v.tls != nil {
		if secure, err = v.tls(srv); err != nil {
			return err
		}
	}
	var open doors
	var front http.Handler = srv
	if v.authority != "" {
		front = offering(v.authority, srv)
	}
	open.open(front, l, secure, c.Logger)
	if consoleListener != nil {
		open.open(srv.Console(), consoleListener, secure, c.Logger)
	}
	if v.metricsListen != "" {
		m, err := open.openMetrics(srv.Metrics(), v.metricsListen, c.Logger)
		if err != nil {
			return err
		}
		defer m.Close()
		fmt.Fprintf(s.out, "Metrics at %s/metrics\n", baseURL(m.Addr(), false))
	}
	failed := open.serve()
	announce(url, console)
	settle()
	if s.getenv("GOGC") == "" {
		paceCollections()
	}
	if v.readyFile != "" {
		if err := writeReady(v.readyFile, url); err != nil {
			return fmt.Errorf("-ready-file: %w", err)
		}
	}
	return open.stay(ctx, failed, v.grace)
}

// notListening says what to do about an address that can't be listened on.
func notListening(err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("listen: %w; is another server running? -listen names another address", err)
	}
	return fmt.Errorf("listen: %w; -listen takes a host of this machine and a port, such as 127.0.0.1:9229 or :443", err)
}

// baseURL is where this machine reaches a listener, also one that listens on
// all addresses. Over TLS it has a name, which certificates are for.
func baseURL(a net.Addr, secure bool) string {
	tcp, ok := a.(*net.TCPAddr)
	switch {
	case ok && secure && (tcp.IP.IsUnspecified() || tcp.IP.IsLoopback()):
		return fmt.Sprintf("https://localhost:%d", tcp.Port)
	case ok && tcp.IP.IsUnspecified():
		return fmt.Sprintf("http://127.0.0.1:%d", tcp.Port)
	case secure:
		return "https://" + a.String()
	}
	return "http://" + a.String()
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
