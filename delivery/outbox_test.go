package delivery

import (
	"context"
	"errors"
	"strings"
	"testing"
)

type keeper func(Message) error

func (k keeper) Put(_ context.Context, m Message) error { return k(m) }

func TestOutboxKeepsAndPrints(t *testing.T) {
	var kept []Message
	var out strings.Builder
	box := NewOutbox(keeper(func(m Message) error { kept = append(kept, m); return nil }), &out)
	text := Message{Medium: SMS, To: "+15550100", Text: "Your code is 654321. "}
	for _, m := range []Message{welcome(), text} {
		if err := box.Send(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	want := "mail to alice@example.com: Your verification code: Your code is 123456.\n" +
		"text message to +15550100: Your code is 654321.\n"
	if out.String() != want {
		t.Errorf("printed\n%swant\n%s", out.String(), want)
	}
	if len(kept) != 2 || kept[0] != welcome() || kept[1] != text {
		t.Errorf("kept %+v", kept)
	}
}

func TestOutboxFailsWhenItCannotKeep(t *testing.T) {
	full := errors.New("disk full")
	var out strings.Builder
	err := NewOutbox(keeper(func(Message) error { return full }), &out).Send(t.Context(), welcome())
	if !errors.Is(err, full) || out.Len() != 0 {
		t.Errorf("error %v, printed %q", err, out.String())
	}
}

func TestLineCannotTouchTheTerminal(t *testing.T) {
	got := Line(Message{Medium: Email, To: "a@b", Subject: "x\x1b[2J\r\ny", HTML: "<b>\u202e1\x00</b>"})
	if want := "mail to a@b: x [2J y: <b> 1 </b>"; got != want {
		t.Errorf("%q; want %q", got, want)
	}
}

func TestRoute(t *testing.T) {
	var got []string
	to := func(name string) Sender {
		return Func(func(_ context.Context, m Message) error { got = append(got, name+" "+m.To); return nil })
	}
	both := Route{Email: to("mail"), SMS: to("text")}
	for _, m := range []Message{{Medium: SMS, To: "1"}, {Medium: Email, To: "2"}} {
		if err := both.Send(t.Context(), m); err != nil {
			t.Error(err)
		}
	}
	if strings.Join(got, ",") != "text 1,mail 2" {
		t.Errorf("sent %v", got)
	}
	if err := (Route{Email: Discard{}}).Send(t.Context(), Message{Medium: SMS}); err == nil {
		t.Error("a medium without a sender succeeded")
	}
}
