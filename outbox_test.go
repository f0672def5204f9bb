package cognate_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"cognate"
)

// readOutbox gets the outbox as a client that calls the server by a name.
func readOutbox(t *testing.T, s http.Handler, host, query string) (int, []cognate.OutboxMessage) {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, "/outbox"+query, nil)
	r.Host = host
	a := ask(t, s, r)
	if a.Status != http.StatusOK {
		return a.Status, nil
	}
	var messages []cognate.OutboxMessage
	if err := json.Unmarshal(a.Body, &messages); err != nil {
		t.Fatalf("%s: %v", a.Body, err)
	}
	return a.Status, messages
}

func TestOutboxKeepsMessages(t *testing.T) {
	var printed bytes.Buffer
	var seconds atomic.Int64
	s := start(t, cognate.Config{
		Outbox: true, OutboxWriter: &printed, AnyCredentials: true,
		Now: func() time.Time { return noon().Add(time.Duration(seconds.Load()) * time.Second) },
	})
	if _, messages := readOutbox(t, s, "localhost", ""); messages == nil || len(messages) != 0 {
		t.Errorf("a new outbox has %v; want an empty list", messages)
	}
	pool := must(t, s, request("CreateUserPool", `{"PoolName":"p","AutoVerifiedAttributes":["email"]}`)).UserPool.ID
	client := must(t, s, request("CreateUserPoolClient", `{"UserPoolId":"`+pool+`","ClientName":"app"}`)).UserPoolClient.ClientID
	for _, name := range []string{"ann", "bob", "cid"} {
		seconds.Add(1)
		must(t, s, request("SignUp", `{"ClientId":"`+client+`","Username":"`+name+`","Password":"Correct-horse-1",`+
			`"UserAttributes":[{"Name":"email","Value":"`+name+`@example.com"}]}`))
	}
	if _, all := readOutbox(t, s, "localhost", ""); len(all) != 3 || all[0].To != "cid@example.com" {
		t.Errorf("outbox has %+v; want three, the newest first", all)
	}
	if _, two := readOutbox(t, s, "localhost", "?limit=2"); len(two) != 2 {
		t.Errorf("two of the outbox are %+v", two)
	}
	_, bobs := readOutbox(t, s, "localhost", "?to=bob@example.com")
	if len(bobs) != 1 || bobs[0].To != "bob@example.com" || bobs[0].Medium != "EMAIL" || bobs[0].PoolID != pool ||
		bobs[0].Code == "" || !strings.Contains(bobs[0].Text+bobs[0].HTML, bobs[0].Code) {
		t.Fatalf("bob's are %+v", bobs)
	}
	if !strings.Contains(printed.String(), bobs[0].Code) {
		t.Errorf("printed %q without bob's code", printed.String())
	}
	must(t, s, request("ConfirmSignUp", `{"ClientId":"`+client+`","Username":"bob","ConfirmationCode":"`+bobs[0].Code+`"}`))
}

func TestOutboxIsReadFromThisMachineOnly(t *testing.T) {
	s := start(t, cognate.Config{Outbox: true})
	for host, want := range map[string]int{
		"localhost":              http.StatusOK,
		"localhost:9229":         http.StatusOK,
		"LOCALHOST:9229":         http.StatusOK,
		"cognate.localhost:9229": http.StatusOK,
		"127.0.0.1:9229":         http.StatusOK,
		"[::1]":                  http.StatusOK,
		"[::1]:9229":             http.StatusOK,
		"":                       http.StatusForbidden,
		"example.com":            http.StatusForbidden,
		"example.com:9229":       http.StatusForbidden,
		"localhost.example.com":  http.StatusForbidden,
		"127.0.0.1.example.com":  http.StatusForbidden,
		"notlocalhost":           http.StatusForbidden,
	} {
		if got, _ := readOutbox(t, s, host, ""); got != want {
			t.Errorf("host %q: %d; want %d", host, got, want)
		}
	}
}

func TestNoOutboxUnlessAskedFor(t *testing.T) {
	s := start(t, cognate.Config{})
	if got, _ := readOutbox(t, s, "localhost", ""); got != http.StatusNotFound {
		t.Errorf("answered %d; want 404", got)
	}
}
