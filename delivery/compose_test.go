package delivery

import (
	"strings"
	"testing"
)

func TestHeadersCannotBeInjected(t *testing.T) {
	evil := "x\r\nBcc: victim@example.com\r\n\r\nbody"
	for name, change := range map[string]func(*Message){
		"To":      func(m *Message) { m.To = "alice@example.com" + evil },
		"From":    func(m *Message) { m.From = "Shop" + evil + " <a@b.example>" },
		"ReplyTo": func(m *Message) { m.ReplyTo = "a@b.example" + evil },
		"two":     func(m *Message) { m.To = "alice@example.com, victim@example.com" },
		"quoted":  func(m *Message) { m.To = `"a> RCPT"@example.com` },
	} {
		m := welcome()
		change(&m)
		if _, err := open(m); err == nil {
			t.Errorf("%s: accepted", name)
		} else if strings.Contains(err.Error(), "victim") {
			t.Errorf("%s: the error quotes the address: %v", name, err)
		}
	}
	m := welcome()
	m.Subject, m.ID = "Hi"+evil, "id>"+evil
	e, err := open(m)
	if err != nil {
		t.Fatal(err)
	}
	msg := compose(m, e)
	var wire strings.Builder
	if _, err := msg.WriteTo(&wire); err != nil {
		t.Fatal(err)
	}
	header := rawHeader(wire.String())
	if header.Get("Bcc") != "" {
		t.Error("a subject or an id added a header")
	}
	if got := header.Get("Subject"); got != "Hix Bcc: victim@example.com body" {
		t.Errorf("subject %q", got)
	}
	if strings.Contains(header.Get("Message-Id"), "victim") {
		t.Errorf("Message-ID %q", header.Get("Message-Id"))
	}
}

func TestComposeNeedsContent(t *testing.T) {
	m := welcome()
	m.Text, m.HTML = "", ""
	if _, err := open(m); err == nil {
		t.Error("an empty mail was composed")
	}
}
