package delivery

import (
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"unicode"

	gomail "github.com/wneessen/go-mail"
)

// compose builds the mail: multipart/alternative when there are both a text
// and HTML. Nothing in m can add a header: addresses with control characters
// are refused, and a subject becomes one line.
//
// https://www.rfc-editor.org/rfc/rfc5322
func compose(m Message) (*gomail.Msg, error) {
	msg := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	from, err := address("sender", m.From)
	if err != nil {
		return nil, err
	}
	to, err := address("recipient", m.To)
	if err != nil {
		return nil, err
	}
	msg.FromMailAddress(from)
	msg.ToMailAddress(to)
	if m.ReplyTo != "" {
		reply, err := address("reply", m.ReplyTo)
		if err != nil {
			return nil, err
		}
		msg.ReplyToMailAddress(reply)
	}
	msg.Subject(oneLine(m.Subject))
	if !m.Created.IsZero() {
		msg.SetDateWithValue(m.Created)
	}
	if plainID(m.ID) {
		_, domain, _ := strings.Cut(from.Address, "@")
		msg.SetMessageIDWithValue(m.ID + "@" + domain)
	}
	switch {
	case m.HTML == "" && m.Text == "":
		return nil, errors.New("delivery: the message is empty")
	case m.HTML == "":
		msg.SetBodyString(gomail.TypeTextPlain, m.Text)
	case m.Text == "":
		msg.SetBodyString(gomail.TypeTextHTML, m.HTML)
	default:
		msg.SetBodyString(gomail.TypeTextPlain, m.Text)
		msg.AddAlternativeString(gomail.TypeTextHTML, m.HTML)
	}
	return msg, nil
}

// address reads one address, perhaps with a name. The error says which of the
// message's addresses is bad, not what it is.
func address(role, s string) (*mail.Address, error) {
	if strings.ContainsFunc(s, unicode.IsControl) {
		return nil, fmt.Errorf("delivery: control character in the %s address", role)
	}
	a, err := mail.ParseAddress(s)
	if err != nil {
		return nil, fmt.Errorf("delivery: the %s address is malformed", role)
	}
	if strings.ContainsAny(a.Address, " \"<>,;:()[]\\") || strings.ContainsFunc(a.Address, unicode.IsSpace) {
		return nil, fmt.Errorf("delivery: unsupported quoting in the %s address", role)
	}
	return a, nil
}

// plainID reports whether id can stand in a Message-ID as it is.
func plainID(id string) bool {
	return id != "" && len(id) <= 64 && !strings.ContainsFunc(id, func(r rune) bool {
		return r != '-' && (r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r))
	})
}
