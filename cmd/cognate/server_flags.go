package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"cognate"
)

// serverFlags are the flags that dev and serve share.
type serverFlags struct {
	listen, readyFile, publicURL string
	consoleListen, consoleURL    string
	metricsListen                string
	db, masterKey                string
	region, account, issuer      string
	senders                      senders
	logSinks                     logSinks
	limits, trustProxy           bool
	triggers                     triggers
	triggerSecret, senderKey     string
	reload                       bool // functions whose files change
	oauth                        oauthExtensions
	logouts                      logoutTargets
	logFormat, logLevel          string
	hash, breached               string
	grace                        time.Duration

	tls       func(*cognate.Server) (*tls.Config, error) // nil: plain HTTP
	authority string                                     // file with the certificate that browsers are offered to trust; "" for none
}

func (v *serverFlags) register(f *flagSet, db, key, console string) {
	f.StringVar(&v.listen, "listen", "127.0.0.1:9229", "`address` to listen on; port 0 takes a free one")
	f.StringVar(&v.readyFile, "ready-file", "", "write the base URL to this `file` once the server answers")
	f.StringVar(&v.publicURL, "public-url", "", "`URL` at which clients reach the server; part of every token's issuer (default the listening address)")
	f.StringVar(&v.metricsListen, "metrics-listen", "", "`address` to serve figures for Prometheus on, at /metrics; for your own network only")
	f.StringVar(&v.consoleListen, "console-listen", console, "`address` to serve the console on: host and port, next for the port above the server's, or off")
	f.StringVar(&v.consoleURL, "console-url", "", "`URL` at which browsers reach the console (default the address it listens on)")
	f.StringVar(&v.db, "db", db, "database: a `file`, :memory:, or postgres://user@host/name")
	f.StringVar(&v.masterKey, "master-key", key, "`file` with the master key that seals secrets at rest, made at first start; or the key itself after \"base64:\"")
	f.StringVar(&v.region, "region", "us-east-1", "`region` of callers whose signature names none")
	f.StringVar(&v.account, "account", "000000000000", "twelve-digit `account` in ARNs")
	f.StringVar(&v.issuer, "issuer", "url", "`form` of a token's issuer: url (<public URL>/<pool id>) or aws (the cloud service's own address)")
	v.senders.register(f)
	f.StringVar(&v.logFormat, "log-format", "text", "`format` of log lines: text or json")
	f.StringVar(&v.logLevel, "log-level", "info", "least `level` to log: debug, info, warn or error")
	f.StringVar(&v.hash, "hash", "standard", "password hashing: standard (argon2id, 19 MiB, 2 passes) or small (7 MiB, 5 passes); a `preset`")
	f.StringVar(&v.breached, "breached", "", "filter of breached passwords, made by cognate breached build, for pools that block such passwords; a `file`")
	f.Var(&v.logSinks, "log-sink", "`ARN=place` for the logs of pools: stdout, file:///path, https://hook or s3://bucket/prefix?region=r&endpoint=url with the access key of AWS_ACCESS_KEY_ID; an ARN may end with *; repeat the flag, or part several with spaces")
	f.Var(&v.oauth, "oauth-extensions", oauthUsage)
	f.Var(&v.logouts, "backchannel-logout", logoutTargetsUsage)
	f.Var(&v.triggers, "trigger", triggersUsage)
	f.StringVar(&v.triggerSecret, "trigger-secret", "", "sign events for HTTP endpoints with this Standard Webhooks `secret`, whsec_ and base64")
	f.StringVar(&v.senderKey, "sender-key", "", senderKeyUsage)
	f.DurationVar(&v.grace, "grace", 20*time.Second, "how long requests in flight may take once the server is told to stop")
}

// config turns the flags into the server's configuration.
func (v *serverFlags) config(ctx context.Context, s streams) (cognate.Config, error) {
	logger, err := v.logger(s)
	if err != nil {
		return cognate.Config{}, err
	}
	if err := v.check(); err != nil {
		return cognate.Config{}, err
	}
	c := cognate.Config{
		DB:         v.db,
		PublicURL:  strings.TrimSuffix(v.publicURL, "/"),
		ConsoleURL: strings.TrimSuffix(v.consoleURL, "/"),
		Region:     v.region,
		Account:    v.account,
		AWSIssuer:  v.issuer == "aws",
		SmallHash:  v.hash == "small",
		Limits:     v.limits,
		TrustProxy: v.trustProxy,
		OAuth:      v.oauth.on,
		Logger:     logger,
		Now:        time.Now,
	}
	if v.breached != "" {
		if c.Breached, err = cognate.LoadBreachedPasswords(v.breached); err != nil {
			return cognate.Config{}, fmt.Errorf("-breached: %w", err)
		}
	}
	c.LogSinks = v.logSinks.config(s)
	c.OAuth.BackchannelLogout = []cognate.LogoutTarget(v.logouts)
	c.Triggers, err = v.triggers.routes(ctx, triggerOptions{
		region: v.region, secret: v.triggerSecret, reload: v.reload, log: logger, getenv: s.getenv,
	})
	if err != nil {
		return cognate.Config{}, err
	}
	if err := v.senders.config(ctx, &c, s.getenv); err != nil {
		return cognate.Config{}, err
	}
	if err := v.senderKeys(ctx, s, &c); err != nil {
		return cognate.Config{}, fmt.Errorf("-sender-key: %w", err)
	}
	c.MasterKey, err = v.key(s)
	return c, err
}

// key reads the master key, or makes its file at first start.
func (v *serverFlags) key(s streams) (cognate.MasterKey, error) {
	if text, ok := strings.CutPrefix(v.masterKey, "base64:"); ok {
		return cognate.ParseMasterKey(text)
	}
	if v.masterKey == "" {
		if v.db == ":memory:" {
			return cognate.NewMasterKey(), nil
		}
		return cognate.MasterKey{}, errors.New("no master key: name its file with -master-key")
	}
	if exists(v.db) && !exists(v.masterKey) {
		return cognate.MasterKey{}, fmt.Errorf("the database %s is there but its master key %s is not: put the key back, or name its file with -master-key", v.db, v.masterKey)
	}
	if err := os.MkdirAll(filepath.Dir(v.masterKey), 0o700); err != nil {
		return cognate.MasterKey{}, err
	}
	key, created, err := cognate.LoadMasterKey(v.masterKey)
	if created {
		fmt.Fprintf(s.err, "Made a master key in %s. Keep a copy apart from the database: without it the secrets in the database are lost.\n", v.masterKey)
	}
	return key, err
}

// exists reports whether a file is there. A postgres:// URL is none.
func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

func (v *serverFlags) logger(s streams) (*slog.Logger, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(v.logLevel)); err != nil {
		return nil, fmt.Errorf("-log-level %q: use debug, info, warn or error", v.logLevel)
	}
	o := &slog.HandlerOptions{Level: level}
	switch v.logFormat {
	case "text":
		return slog.New(slog.NewTextHandler(s.err, o)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(s.err, o)), nil
	}
	return nil, fmt.Errorf("-log-format %q: use text or json", v.logFormat)
}
