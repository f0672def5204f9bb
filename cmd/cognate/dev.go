package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
)

func runDev(ctx context.Context, s streams, args []string) error {
	f := newFlags(s, "dev", "dev [flags]", `
Runs a development server: any access key is accepted, messages are printed and kept in the
outbox instead of being sent, and only this machine can connect. Everything else is as in
production. Users and pools are kept in .cognate/ between runs; -memory forgets them.`)
	var v serverFlags
	secure, memory := v.registerDev(f)
	if err := f.parse(args); err != nil {
		return err
	}
	if err := loopbackOnly("-listen", v.listen); err != nil {
		return err
	}
	if v.consoleListen != "next" && v.consoleListen != "off" {
		if err := loopbackOnly("-console-listen", v.consoleListen); err != nil {
			return err
		}
	}
	if *memory {
		v.db, v.masterKey = ":memory:", ""
	} else if isFile(v.db) {
		if err := os.MkdirAll(filepath.Dir(v.db), 0o700); err != nil {
			return err
		}
	}
	log := newLogWriter(s.err)
	defer log.Close()
	s.err = log
	shown := newLogWriter(s.out) // what is written without end: messages, logs of pools
	defer shown.Close()
	if len(v.logSinks) == 0 {
		v.logSinks = logSinks{{"*", "stdout"}}
	}
	v.reload = true
	c, err := v.config(ctx, streams{shown, log, s.getenv})
	if err != nil {
		return err
	}
	trust := ""
	if *secure {
		if v.tls, v.authority, err = devTLS(v.db); err != nil {
			return err
		}
		trust = trustText(v.authority)
	}
	c.AnyCredentials = true
	c.Outbox = true
	c.OutboxWriter = shown
	return serve(ctx, s, v, c, func(url, console string) {
		if console == "" {
			console = "off"
		}
		fmt.Fprintf(s.out, `Cognate is ready for development at %[1]s (data in %[2]s)

  Console: %[3]s

  Any access key is accepted and only this machine can connect: never use dev in production.
  Messages are shown here and kept: cognate outbox -endpoint %[1]s

  aws --endpoint-url %[1]s cognito-idp create-user-pool --pool-name first

%[4]s`, url, withoutPassword(v.db), console, trust)
	})
}

// registerDev adds the flags that only dev has besides those of both, with its
// defaults.
func (v *serverFlags) registerDev(f *flagSet) (secure, memory *bool) {
	v.register(f, filepath.Join(".cognate", "cognate.db"), filepath.Join(".cognate", "master.key"), "next")
	f.BoolVar(&v.limits, "limits", false, "refuse requests beyond the limits of their category, as serve does")
	secure = f.Bool("tls", false, "serve HTTPS with a certificate of an authority that is made once for this machine")
	memory = f.Bool("memory", false, "keep everything in memory and forget it at the end")
	return secure, memory
}

// loopbackOnly refuses an address that other machines could reach, because
// dev lets anybody administer it.
func loopbackOnly(flag, address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("%s %q: %w", flag, address, err)
	}
	if host == "localhost" {
		return nil
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return fmt.Errorf("%s %q: dev accepts any credentials, so it listens on loopback only (127.0.0.1, [::1] or localhost); use serve for other addresses", flag, address)
	}
	return nil
}
