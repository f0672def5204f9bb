package cognate_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strings"
	"sync"
	"testing"

	"cognate"
)

// serveAndClose starts a server on a database file, lets people sign up, sign in, refresh
// and ask for codes, many at a time and some of them gone before the answer,
// and closes it.
func serveAndClose(t *testing.T, dir string) {
	t.Helper()
	key, _, err := cognate.LoadMasterKey(filepath.Join(dir, "key"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := cognate.New(t.Context(), cognate.Config{
		DB: filepath.Join(dir, "cognate.db"), MasterKey: key, AnyCredentials: true, Outbox: true, SmallHash: true, HashWorkers: 2, KeysAhead: 1,
		Logger: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	call := func(ctx context.Context, operation string, in, out any) {
		body, err := json.Marshal(in)
		if err != nil {
			t.Error(err)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, request(operation, string(body)).WithContext(ctx))
		if ctx.Err() != nil {
			return
		}
		if w.Code != 200 {
			t.Errorf("%s: %d %s", operation, w.Code, w.Body)
		} else if out != nil {
			if err := json.Unmarshal(w.Body.Bytes(), out); err != nil {
				t.Error(err)
			}
		}
	}
	ctx, gone := context.WithCancel(t.Context())
	gone()
	var pool struct{ UserPool struct{ Id string } }
	call(t.Context(), "CreateUserPool", map[string]any{
		"PoolName": "p", "AutoVerifiedAttributes": []string{"email"}, "UserPoolAddOns": map[string]string{"AdvancedSecurityMode": "AUDIT"},
	}, &pool)
	id := pool.UserPool.Id
	var client struct{ UserPoolClient struct{ ClientId string } }
	call(t.Context(), "CreateUserPoolClient", map[string]any{
		"UserPoolId": id, "ClientName": "c", "ExplicitAuthFlows": []string{"ALLOW_USER_PASSWORD_AUTH"}, "PreventUserExistenceErrors": "ENABLED",
	}, &client)
	c := client.UserPoolClient.ClientId
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			name := string(rune('a' + i))
			signIn := map[string]any{
				"ClientId": c, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": map[string]string{"USERNAME": name, "PASSWORD": "Passw0rd!"},
			}
			call(t.Context(), "SignUp", map[string]any{
				"ClientId": c, "Username": name, "Password": "Passw0rd!",
				"UserAttributes": []map[string]string{{"Name": "email", "Value": name + "@example.com"}},
			}, nil)
			call(t.Context(), "AdminConfirmSignUp", map[string]any{"UserPoolId": id, "Username": name}, nil)
			call(ctx, "InitiateAuth", signIn, nil)
			call(t.Context(), "InitiateAuth", signIn, nil)
			call(t.Context(), "ForgotPassword", map[string]any{"ClientId": c, "Username": name}, nil)
			call(t.Context(), "ListUsers", map[string]any{"UserPoolId": id}, nil)
		})
	}
	all.Wait()
	call(t.Context(), "DeleteUserPool", map[string]any{"UserPoolId": id}, nil)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// TestCloseLeavesNothing: a server that was used and closed leaves no goroutine,
// no open file and no memory behind.
func TestCloseLeavesNothing(t *testing.T) {
	files := func() int {
		list, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	heap := func() uint64 {
		var m runtime.MemStats
		for range 3 { // what finalizers and pools hold goes in turns
			runtime.GC()
		}
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	serveAndClose(t, t.TempDir()) // what the first one makes for all that follow
	goroutines, open, live := runtime.NumGoroutine(), files(), heap()
	for range 2 {
		serveAndClose(t, t.TempDir())
	}
	// One that has said that it is done may still have to return.
	for range 100_000 {
		if runtime.NumGoroutine() <= goroutines {
			break
		}
		runtime.Gosched()
	}
	if n := runtime.NumGoroutine(); n > goroutines {
		var stacks strings.Builder
		_ = pprof.Lookup("goroutine").WriteTo(&stacks, 1) // a Builder takes everything
		t.Errorf("%d goroutines before and %d after:\n%s", goroutines, n, &stacks)
	}
	if n := files(); n > open {
		t.Errorf("%d files are open, %d were before", n, open)
	}
	if n := heap(); n > live+256<<10 {
		t.Errorf("the heap has %d bytes, it had %d before", n, live)
	}
}
