package message

import (
	"context"
	"net/url"

	"cognate/delivery"
	"cognate/internal/hook"
	"cognate/internal/userpool"
)

// Reading is a message as its reader sees it. A text message has only a Text.
type Reading struct {
	From, ReplyTo string // From is empty where the server's own holds
	Subject       string
	HTML, Text    string
}

// Preview returns what a pool's mail or SMS for a purpose would say with these
// values, had no function of the pool's a say in it. Without a code it is the
// invitation of a user who gets no password.
func Preview(pool *userpool.Pool, medium string, purpose Purpose, v Values) Reading {
	if !linked(pool, medium, purpose) {
		v.Link = ""
	}
	t := templateFor(pool, purpose, medium == delivery.SMS)
	switch {
	case v.Link != "":
		t = byLink(pool)
	case v.Code == "":
		t = welcome(medium == delivery.SMS)
	}
	return t.render(pool, medium, v)
}

// render fills the template in.
func (t template) render(pool *userpool.Pool, medium string, v Values) Reading {
	if medium == delivery.SMS {
		return Reading{Text: fill(t.body, v)}
	}
	// A subject is no place for a link.
	r := Reading{From: sender(pool.Settings.Email), ReplyTo: pool.Settings.Email.ReplyTo, Subject: fill(t.subject, Values{Username: v.Username, Code: v.Code})}
	r.HTML = fillHTML(t.body, v)
	r.Text = plain(r.HTML)
	return r
}

// linked reports whether a message confirms an address by a link. Only those
// about a new account do; every other code is typed.
func linked(pool *userpool.Pool, medium string, purpose Purpose) bool {
	return medium == delivery.Email && (purpose == SignUp || purpose == ResendCode) &&
		pool.Settings.Verification.DefaultEmailOption == "CONFIRM_WITH_LINK"
}

// link returns the address that confirms a new account, where the pool's mail
// is by link. The page needs the client that the user came through.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html
func (s *Service) link(ctx context.Context, sub hook.Subject, medium string, purpose Purpose, code string) (string, error) {
	if s.Site == nil || sub.Client == nil || !linked(sub.Pool, medium, purpose) {
		return "", nil
	}
	base, err := s.Site(ctx, sub.Pool)
	if err != nil {
		return "", err
	}
	query := url.Values{"client_id": {sub.Client.ID}, "user_name": {sub.User.Username}, "confirmation_code": {code}}
	return base + "/confirmUser?" + query.Encode(), nil
}
