package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"time"

	"cognate/trigger"
)

// triggers is the flag that says where the functions are that pools name:
// pairs of a pattern and a target.
type triggers [][2]string

const triggersUsage = "`function=target` for the functions that pools call: a function is a name or an ARN, and may hold *; " +
	"a target is exec:./path (a bootstrap binary, a .mjs, .js or .py file, or a folder with one), http://… or https://…, " +
	"lambda or lambda:http://host (the Invoke API), or none (change nothing); repeat the flag, or part several with spaces"

// String shows the pairs as they were given.
func (t *triggers) String() string {
	var pairs []string
	for _, pair := range *t {
		pairs = append(pairs, pair[0]+"="+pair[1])
	}
	return strings.Join(pairs, " ")
}

// Set adds pairs.
func (t *triggers) Set(text string) error {
	for pair := range strings.FieldsSeq(text) {
		pattern, target, ok := strings.Cut(pair, "=")
		if !ok || pattern == "" || target == "" {
			return fmt.Errorf("%q is not a function, = and a target", pair)
		}
		*t = append(*t, [2]string{pattern, target})
	}
	return nil
}

// triggerOptions are what the targets need besides.
type triggerOptions struct {
	region string
	secret string // signs what goes to HTTP endpoints
	reload bool   // local programs when their files change
	log    *slog.Logger
	getenv func(string) string
}

// routes makes a route of each pair. Pairs with one target share it.
func (t *triggers) routes(ctx context.Context, o triggerOptions) (trigger.Routes, error) {
	var routes trigger.Routes
	made := map[string]trigger.Caller{}
	for _, pair := range *t {
		pattern, target := pair[0], pair[1]
		if made[target] == nil {
			caller, err := o.caller(ctx, target)
			if err != nil {
				return nil, fmt.Errorf("-trigger %s=%s: %w", pattern, target, err)
			}
			made[target] = caller
		}
		routes = append(routes, trigger.Route{Pattern: pattern, Caller: made[target]})
	}
	return routes, nil
}

// caller makes what calls a target.
func (o triggerOptions) caller(ctx context.Context, target string) (trigger.Caller, error) {
	kind, rest, _ := strings.Cut(target, ":")
	switch kind {
	case "exec":
		l, err := trigger.NewLocal(rest, trigger.LocalOptions{Env: environment(), Region: o.region, Reload: o.reload, Log: o.log})
		if err != nil {
			return nil, err
		}
		if err := l.Check(); err != nil { // it may come yet
			o.log.Warn("a function can't be run yet", "target", target, "error", err)
		}
		return l, nil
	case "http", "https":
		return trigger.NewHTTP(target, trigger.HTTPOptions{Secret: o.secret, Now: time.Now})
	case "lambda":
		return o.lambda(ctx, rest)
	case "none":
		return trigger.Unchanged{}, nil
	}
	return nil, fmt.Errorf("use exec:path, a URL, lambda, lambda:URL or none")
}

// lambda calls the Invoke API.
func (o triggerOptions) lambda(ctx context.Context, endpoint string) (trigger.Caller, error) {
	c, err := cloud(ctx, o.getenv, o.region, endpoint)
	if err != nil {
		return nil, err
	}
	return trigger.NewLambda(c, endpoint, time.Now), nil
}

// environment is what local programs inherit: all but the server's own
// settings, among which there may be keys.
func environment() []string {
	return slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "COGNATE_") })
}
