// Package crash tests that an acknowledged write is never lost: it ends the
// server with SIGKILL in the middle of work, again and again, and counts.
package crash

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"cognate/test/internal/wirecall"
)

// writers is how many of each kind of writer work at a time.
const writers = 8

// maxWrites bounds what one writer does in one round.
const maxWrites = 5000

// ledger is what the server was asked to write, and what it acknowledged.
type ledger struct {
	mu           sync.Mutex
	acknowledged map[string]bool // "user NAME" and "group NAME"
	asked        map[string]bool
	counters     map[string][2]int // user: last acknowledged and last asked value
}

func newLedger() *ledger {
	return &ledger{acknowledged: map[string]bool{}, asked: map[string]bool{}, counters: map[string][2]int{}}
}

func (l *ledger) ask(what string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.asked[what] = true
}

func (l *ledger) acknowledge(what string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.acknowledged[what] = true
}

func (l *ledger) count(user string, acknowledged, asked int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.counters[user] = [2]int{acknowledged, asked}
}

// load makes every writer write to the server until the server is gone or ctx
// ends, and returns the first exception that it answered with: no exception is
// right here, and a connection that breaks is.
func (l *ledger) load(ctx context.Context, d *directory, round int) error {
	failures := make([]error, 4*writers)
	var wg sync.WaitGroup
	for w := range writers {
		for i, write := range []func(context.Context, *directory, string) error{l.signUp, l.adminCreate, l.createGroup, l.updateAttribute} {
			wg.Go(func() {
				err := write(ctx, d, fmt.Sprintf("r%d-w%d", round, w))
				var exception *wirecall.Error
				if errors.As(err, &exception) {
					failures[4*w+i] = exception
				}
			})
		}
	}
	wg.Wait()
	return errors.Join(failures...)
}

// each calls write with a new name until it fails.
func (l *ledger) each(ctx context.Context, kind, prefix string, write func(name string) error) error {
	for n := 0; n < maxWrites && ctx.Err() == nil; n++ {
		name := fmt.Sprintf("%s-%d", prefix, n)
		l.ask(kind + " " + name)
		if err := write(name); err != nil {
			return err
		}
		l.acknowledge(kind + " " + name)
	}
	return nil
}

func (l *ledger) signUp(ctx context.Context, d *directory, prefix string) error {
	return l.each(ctx, "user", "signup-"+prefix, func(name string) error {
		return d.client.Call("SignUp", map[string]any{
			"ClientId": d.clientID, "Username": name, "Password": "Correct-Horse-7", "UserAttributes": emailOf(name),
		}, nil)
	})
}

func (l *ledger) adminCreate(ctx context.Context, d *directory, prefix string) error {
	return l.each(ctx, "user", "admin-"+prefix, func(name string) error {
		return d.client.Call("AdminCreateUser", map[string]any{
			"UserPoolId": d.poolID, "Username": name, "MessageAction": "SUPPRESS", "UserAttributes": emailOf(name),
		}, nil)
	})
}

func (l *ledger) createGroup(ctx context.Context, d *directory, prefix string) error {
	return l.each(ctx, "group", prefix, func(name string) error {
		return d.client.Call("CreateGroup", map[string]any{"UserPoolId": d.poolID, "GroupName": name}, nil)
	})
}

// updateAttribute makes one user and counts up in one of its attributes.
func (l *ledger) updateAttribute(ctx context.Context, d *directory, prefix string) error {
	name := "counter-" + prefix
	l.ask("user " + name)
	if err := d.client.Call("AdminCreateUser", map[string]any{
		"UserPoolId": d.poolID, "Username": name, "MessageAction": "SUPPRESS", "UserAttributes": emailOf(name),
	}, nil); err != nil {
		return err
	}
	l.acknowledge("user " + name)
	for n := 1; n < maxWrites && ctx.Err() == nil; n++ {
		l.count(name, n-1, n)
		if err := d.client.Call("AdminUpdateUserAttributes", map[string]any{
			"UserPoolId": d.poolID, "Username": name,
			"UserAttributes": []map[string]string{{"Name": "nickname", "Value": fmt.Sprint(n)}},
		}, nil); err != nil {
			return err
		}
		l.count(name, n, n)
	}
	return nil
}

func emailOf(name string) []map[string]string {
	return []map[string]string{{"Name": "email", "Value": name + "@example.com"}}
}

// directory is the pool that everything is written to.
type directory struct {
	client           *wirecall.Client
	poolID, clientID string
}

// connect speaks to the server at url about the same pool as before.
func (d *directory) connect(url string) {
	d.client = wirecall.New(url, 4*writers)
	d.client.HTTP.Timeout = 10 * time.Second
}

func (d *directory) make() error {
	var pool struct{ UserPool struct{ Id string } }
	if err := d.client.Call("CreateUserPool", map[string]any{"PoolName": "crash"}, &pool); err != nil {
		return err
	}
	d.poolID = pool.UserPool.Id
	var client struct{ UserPoolClient struct{ ClientId string } }
	if err := d.client.Call("CreateUserPoolClient", map[string]any{"UserPoolId": d.poolID, "ClientName": "crash"}, &client); err != nil {
		return err
	}
	d.clientID = client.UserPoolClient.ClientId
	return nil
}
