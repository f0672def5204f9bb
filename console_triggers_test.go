package cognate_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"

	"cognate"
	"cognate/cognatetest"
	"cognate/trigger"
)

func TestConsoleTestsTriggers(t *testing.T) {
	var got trigger.PreSignUpEvent
	calls := 0
	s := cognatetest.NewServer(t, &cognatetest.Options{Triggers: trigger.Routes{
		{Pattern: "check", Caller: trigger.Handle(func(_ context.Context, e *trigger.PreSignUpEvent) error {
			got, calls = *e, calls+1
			if e.UserName == "mallory" {
				return errors.New("not you")
			}
			e.Response.AutoConfirmUser = true
			return nil
		})},
	}})
	d := newDesk(t, s.Cognate)
	d.ask(http.MethodGet, "/console/api/session", "")
	id := poolAtDesk(t, d)
	d.call("UpdateUserPool", `{"UserPoolId": "`+id+`", "LambdaConfig": {"PreSignUp": "arn:aws:lambda:us-east-1:000000000000:function:check", "CustomMessage": "arn:aws:lambda:us-east-1:000000000000:function:gone"}}`)
	d.call("AdminCreateUser", `{"UserPoolId": "`+id+`", "Username": "ann", "MessageAction": "SUPPRESS", "UserAttributes": [{"Name": "email", "Value": "ann@example.com"}]}`)
	calls = 0
	at := "/console/api/pools/" + id + "/triggers/"

	for _, c := range []struct {
		about, request string
		called         bool
		want           string
	}{
		{"somebody", `{"Trigger": "PreSignUp"}`, true, `"userName":"somebody"`},
		{"an answer", `{"Trigger": "PreSignUp"}`, true, `"autoConfirmUser":true`},
		{"a source", `{"Trigger": "PreSignUp_AdminCreateUser"}`, true, `"triggerSource":"PreSignUp_AdminCreateUser"`},
		{"a user", `{"Trigger": "PreSignUp", "Username": "ann"}`, true, `"email":"ann@example.com"`},
		{"an event of one's own", `{"Trigger": "PreSignUp", "Event": "{\"userName\": \"mallory\"}"}`, true, `"Exception":"UserLambdaValidationException","Message":"PreSignUp failed with error not you."`},
		{"how often", `{"Trigger": "PreSignUp"}`, true, `"Calls":1,"MS":0}`},
		{"a function that is gone", `{"Trigger": "CustomMessage"}`, false, `"Exception":"UnexpectedLambdaException","Message":"CustomMessage invocation failed due to configuration"`},
		{"no function", `{"Trigger": "PostConfirmation"}`, false, `has no function for PostConfirmation`},
		{"no trigger", `{"Trigger": "Lunch"}`, false, `there is no trigger Lunch`},
		{"no user", `{"Trigger": "PreSignUp", "Username": "bob"}`, false, `UserNotFoundException`},
		{"no JSON", `{"Trigger": "PreSignUp", "Event": "[]"}`, false, `The event must be a JSON object.`},
	} {
		before := calls
		a := d.ask(http.MethodPost, at+"test", c.request)
		if body := strings.ReplaceAll(a.Body, `\"`, `"`); !strings.Contains(body, c.want) || (calls > before) != c.called {
			t.Errorf("%s: %d calls, %d %s; want %s", c.about, calls-before, a.Status, body, c.want)
		}
	}

	before := calls
	a := d.ask(http.MethodPost, at+"event", `{"Trigger": "PreSignUp", "Username": "ann"}`)
	var composed struct{ Event string }
	if err := json.Unmarshal([]byte(a.Body), &composed); err != nil || !strings.Contains(composed.Event, `"userName":"ann"`) || calls != before {
		t.Errorf("composed %d %s with %d calls", a.Status, a.Body, calls-before)
	}
	d.ask(http.MethodPost, at+"test", `{"Trigger": "PreSignUp", "Username": "ann"}`)
	if sent, err := json.Marshal(&got); err != nil || string(sent) != composed.Event {
		t.Errorf("sent %s, composed %s, %v", sent, composed.Event, err)
	}
	for _, path := range []string{"event", "test"} {
		if a := d.ask(http.MethodPost, "/console/api/pools/us-east-1_000000000/triggers/"+path, `{}`); a.Type != "ResourceNotFoundException" {
			t.Errorf("%s, no pool: %d %s", path, a.Status, a.Body)
		}
	}
	if users := d.call("AdminGetUser", `{"UserPoolId": "`+id+`", "Username": "somebody"}`); users.Type != "UserNotFoundException" {
		t.Errorf("somebody was made: %s", users.Body)
	}
}

func TestConsoleTestsTriggersForThoseWhoMay(t *testing.T) {
	s := start(t, cognate.Config{})
	admin, d := newDesk(t, s), newDesk(t, s)
	admin.signIn(s.FirstKey())
	id := poolAtDesk(t, admin)
	at := "/console/api/pools/" + id + "/triggers/event"
	for policy, want := range map[string]struct{ somebody, user string }{
		`"cognito-idp:DescribeUserPool"`: {"AccessDeniedException", "AccessDeniedException"},
		`"cognito-idp:UpdateUserPool"`:   {"InvalidParameterException", "AccessDeniedException"},
		`"cognito-idp:*"`:                {"InvalidParameterException", "UserNotFoundException"},
	} {
		text, err := json.Marshal(`{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ` + policy + `, "Resource": "*"}]}`)
		if err != nil {
			t.Fatal(err)
		}
		key := admin.ask(http.MethodPost, "/console/api/keys", `{"Name": "some", "Policy": `+string(text)+`}`)
		if a := d.signIn(cognate.NewKey{ID: key.ID, Secret: key.Secret}); !a.SignedIn {
			t.Fatal(a.Body)
		}
		if a := d.ask(http.MethodPost, at, `{"Trigger": "PreSignUp"}`); a.Type != want.somebody {
			t.Errorf("%s: %d %s", policy, a.Status, a.Body)
		}
		if a := d.ask(http.MethodPost, at, `{"Trigger": "PreSignUp", "Username": "ann"}`); a.Type != want.user {
			t.Errorf("%s, a user: %d %s", policy, a.Status, a.Body)
		}
	}
}
