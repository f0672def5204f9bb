package trigger

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
)

func TestHandleFillsInTheResponse(t *testing.T) {
	h := Handle(func(_ context.Context, e *PreSignUpEvent) error {
		if e.UserName != "alice" || e.Request.UserAttributes["email"] != "a@example.com" {
			t.Errorf("event %+v", e)
		}
		e.Response.AutoConfirmUser = true
		return nil
	})
	got, err := h.Call(t.Context(), Call{Event: []byte(`{"userName":"alice","request":{"userAttributes":{"email":"a@example.com"}}}`)})
	if err != nil {
		t.Fatal(err)
	}
	var e PreSignUpEvent
	if err := json.Unmarshal(got, &e); err != nil || !e.Response.AutoConfirmUser {
		t.Errorf("%s, %v", got, err)
	}
}

func TestHandleThrows(t *testing.T) {
	h := Handle(func(context.Context, *PreSignUpEvent) error { return errors.New("no") })
	var threw *FunctionError
	if _, err := h.Call(t.Context(), Call{Event: []byte("{}")}); !errors.As(err, &threw) || threw.Message != "no" {
		t.Errorf("%v", err)
	}
	if _, err := h.Call(t.Context(), Call{Event: []byte(`{"userName":1}`)}); !errors.As(err, &threw) {
		t.Errorf("an event of another kind: %v", err)
	}
}

func TestUnchanged(t *testing.T) {
	got, err := Unchanged{}.Call(t.Context(), Call{Event: []byte("{}")})
	if err != nil || string(got) != "{}" {
		t.Errorf("%s, %v", got, err)
	}
}
