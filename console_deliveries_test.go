package cognate_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"cognate"
	"cognate/delivery"
)

func TestConsoleShowsDeliveries(t *testing.T) {
	s := start(t, cognate.Config{Now: noon, AnyCredentials: true, EmailFrom: "Shop <shop@example.com>", Email: delivery.Func(func(_ context.Context, m delivery.Message) error {
		if strings.HasPrefix(m.To, "bob") {
			return fmt.Errorf("delivery: %w: 550 <%s> is unknown", delivery.ErrRefused, m.To)
		}
		return nil
	})})
	pool := must(t, s, request("CreateUserPool", `{"PoolName":"p","AutoVerifiedAttributes":["email"]}`)).UserPool.ID
	client := must(t, s, request("CreateUserPoolClient", `{"UserPoolId":"`+pool+`","ClientName":"app"}`)).UserPoolClient.ClientID
	must(t, s, signUp(client, "ann"))
	ask(t, s, signUp(client, "bob"))
	d := newDesk(t, s)
	d.ask(http.MethodGet, "/console/api/session", "")
	a := d.ask(http.MethodGet, "/console/api/deliveries", "")
	var list []struct {
		PoolID, Medium, Purpose, To, From, State string
		Created                                  time.Time
		Attempts                                 int
		Tries                                    []struct {
			At             time.Time
			State, Failure string
		}
	}
	if err := json.Unmarshal([]byte(a.Body), &list); err != nil || len(list) != 2 {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	for _, m := range list {
		if m.PoolID != pool || m.Medium != "EMAIL" || m.Purpose != "SignUp" || m.From != "Shop <shop@example.com>" || !m.Created.Equal(noon()) ||
			m.Attempts != 1 || len(m.Tries) != 1 || m.Tries[0].State != m.State || !m.Tries[0].At.Equal(noon()) {
			t.Errorf("%+v", m)
		}
		switch m.To {
		case "a***@e***":
			if m.State != "SENT" || m.Tries[0].Failure != "" {
				t.Errorf("%+v", m)
			}
		case "b***@e***":
			if m.State != "REFUSED" || m.Tries[0].Failure != "delivery: refused: 550 <b***@e***> is unknown" {
				t.Errorf("%+v", m)
			}
		default:
			t.Errorf("%+v", m)
		}
	}
	for _, secret := range []string{"ann", "bob@", "erification code", "Subject", "Code"} {
		if strings.Contains(a.Body, secret) {
			t.Errorf("%q is told: %s", secret, a.Body)
		}
	}
}

func TestConsoleShowsDeliveriesToRootKeysOnly(t *testing.T) {
	s := start(t, cognate.Config{})
	admin, reader := newDesk(t, s), newDesk(t, s)
	admin.signIn(s.FirstKey())
	if a := admin.ask(http.MethodGet, "/console/api/deliveries", ""); strings.TrimSpace(a.Body) != "[]" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	key := admin.ask(http.MethodPost, "/console/api/keys", `{"Name":"reader","Policy":"{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"cognito-idp:*\",\"Resource\":\"*\"}}"}`)
	reader.signIn(cognate.NewKey{ID: key.ID, Secret: key.Secret})
	if a := reader.ask(http.MethodGet, "/console/api/deliveries", ""); a.Type != "AccessDeniedException" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}
