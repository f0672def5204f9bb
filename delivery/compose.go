package delivery

import (
	"fmt"
	"net/mail"
	"strings"
	"unicode"

	gomail "github.com/wneessen/go-mail"
	"golang.org/x/net/idna"
)

// envelope is who a mail is from and to.
type envelope struct{ from, to, reply *mail.Address }

// international reports whether an address has letters beyond ASCII before
// its "@", which not every server takes.
//
// https://www.rfc-editor.org/rfc/rfc6531
func (e envelope) international() bool {
	for _, a := range []*mail.Address{e.from, e.to, e.reply} {
		if a != nil && strings.ContainsFunc(a.Address, func(r rune) bool { return r > unicode.MaxASCII }) {
			return true
		}
	}
	return false
}

// open reads the addresses of a mail. The error wraps ErrRefused: no address
// gets better by waiting.
func open(m Message) (envelope, error) {
	var e envelope
	var err error
	if e.from, err = address("sender", m.From); err != nil {
		return e, err
	}
	if e.to, err = address("recipient", m.To); err != nil {
		return e, err
	}
	if m.ReplyTo != "" {
		if e.reply, err = address("reply", m.ReplyTo); err != nil {
			return e, err
		}
	}
	if m.HTML == "" && m.Text == "" {
		return e, fmt.Errorf("delivery: %w: the message is empty", ErrRefused)
	}
	return e, nil
}

// compose builds the mail: multipart/alternative when there are both a text
// and HTML. Nothing in m can add a header: open refused addresses with control
// characters, and a subject becomes one line.
//
// https://www.rfc-editor.org/rfc/rfc5322
func compose(m Message, e envelope) *gomail.Msg {
	msg := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	msg.FromMailAddress(e.from)
	msg.ToMailAddress(e.to)
	if e.reply != nil {
		msg.ReplyToMailAddress(e.reply)
	}
	msg.Subject(oneLine(m.Subject))
	// Nobody answers a code: RFC 3834 asks answering machines not to.
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	if !m.Created.IsZero() {
		msg.SetDateWithValue(m.Created)
	}
	if plainID(m.ID) {
		msg.SetMessageIDWithValue(m.ID + "@" + domainOf(e.from))
	}
	switch {
	case m.HTML == "":
		msg.SetBodyString(gomail.TypeTextPlain, m.Text)
	case m.Text == "":
		msg.SetBodyString(gomail.TypeTextHTML, m.HTML)
	default:
		msg.SetBodyString(gomail.TypeTextPlain, m.Text)
		msg.AddAlternativeString(gomail.TypeTextHTML, m.HTML)
	}
	return msg
}

func domainOf(a *mail.Address) string {
	return a.Address[strings.LastIndexByte(a.Address, '@')+1:]
}

// address reads one address, perhaps with a name; its domain is as the
// network spells it. The error says which of the message's addresses is bad,
// not what it is.
//
// https://www.rfc-editor.org/rfc/rfc5891
func address(role, s string) (*mail.Address, error) {
	if strings.ContainsFunc(s, unicode.IsControl) {
		return nil, fmt.Errorf("delivery: %w: control character in the %s address", ErrRefused, role)
	}
	a, err := mail.ParseAddress(s)
	if err != nil {
		return nil, fmt.Errorf("delivery: %w: the %s address is malformed", ErrRefused, role)
	}
	if strings.ContainsAny(a.Address, " \"<>,;:()[]\\") || strings.ContainsFunc(a.Address, unicode.IsSpace) {
		return nil, fmt.Errorf("delivery: %w: unsupported quoting in the %s address", ErrRefused, role)
	}
	domain, err := idna.Lookup.ToASCII(domainOf(a))
	if err != nil {
		return nil, fmt.Errorf("delivery: %w: the domain of the %s address is malformed", ErrRefused, role)
	}
	a.Address = a.Address[:strings.LastIndexByte(a.Address, '@')+1] + domain
	return a, nil
}

// plainID reports whether id can stand in a Message-ID as it is.
func plainID(id string) bool {
	return id != "" && len(id) <= 64 && !strings.ContainsFunc(id, func(r rune) bool {
		return r != '-' && (r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r))
	})
}
