package message

import (
	"cmp"
	"html"
	"strings"
	"time"

	"cognate/internal/userpool"
)

// Notice is which mail tells a user of a sign-in that looked like a
// stranger's.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_NotifyConfigurationType.html
type Notice int

// The notices of a risk: the sign-in was blocked, was asked for a second
// factor, or passed.
const (
	Blocked Notice = iota
	AskedForMFA
	Passed
)

// Attempt is the sign-in that a notice tells of.
type Attempt struct {
	Username                  string
	Time                      time.Time
	IP, City, Country, Device string
	EventID, FeedbackToken    string
	// Valid and Invalid are where the user says that it was them, or not.
	Valid, Invalid string
}

// The texts of pools that have none of their own.
const (
	noticeDetails = "<ul><li>Time: {login-time}</li><li>Device: {device-name}</li><li>Location: {city}, {country}</li></ul>"
	noticeBlocked = "<p>Somebody tried to sign in to your account, and we did not let them:</p>" + noticeDetails +
		"<p>If it was not you, please change your password.</p>"
	noticeMFA = "<p>Somebody is signing in to your account, and we asked them for more than the password:</p>" + noticeDetails +
		"<p>If it is not you, please change your password.</p>"
	noticePassed = "<p>Somebody signed in to your account in a way that we had not seen before:</p>" + noticeDetails +
		"<p>If it was not you, please change your password.</p>"
	noticeBlockedSubject = "Blocked sign-in attempt"
	noticeSubject        = "New sign-in attempt"
)

// Notify returns a notice in the words of the pool's configuration, or ours
// where it has none. Both parts of a mail are the configuration's; one that is
// left out follows from the other.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html
func Notify(c userpool.RiskNotification, kind Notice, a Attempt) Reading {
	t := userpool.RiskEmail{Subject: noticeSubject, HTML: noticePassed}
	own := c.NoAction
	switch kind {
	case Blocked:
		t, own = userpool.RiskEmail{Subject: noticeBlockedSubject, HTML: noticeBlocked}, c.Block
	case AskedForMFA:
		t, own = userpool.RiskEmail{Subject: noticeSubject, HTML: noticeMFA}, c.MFA
	}
	if own != nil && (own.HTML != "" || own.Text != "") {
		t.HTML, t.Text = own.HTML, own.Text
	}
	if own != nil {
		t.Subject = cmp.Or(own.Subject, t.Subject)
	}
	r := Reading{From: sender(userpool.EmailConfiguration{From: c.From, SourceARN: c.SourceARN}), ReplyTo: c.ReplyTo}
	r.Subject = a.replacer(false).Replace(t.Subject)
	r.HTML = a.replacer(true).Replace(t.HTML)
	r.Text = a.replacer(false).Replace(t.Text)
	if r.Text == "" {
		r.Text = plain(r.HTML)
	}
	return r
}

// replacer puts what happened into a text; all at once, since people choose
// their names and browsers what they call themselves.
func (a Attempt) replacer(escape bool) *strings.Replacer {
	pairs := []string{
		"{username}", a.Username, "{login-time}", a.Time.UTC().Format("2006-01-02 15:04:05 UTC"),
		"{ip-address}", a.IP, "{city}", cmp.Or(a.City, "Unknown"), "{country}", cmp.Or(a.Country, "Unknown"),
		"{device-name}", cmp.Or(a.Device, "Unknown"), "{event-id}", a.EventID, "{feedback-token}", a.FeedbackToken,
		"{one-click-link-valid}", a.Valid, "{one-click-link-invalid}", a.Invalid,
	}
	if escape {
		for i := 1; i < len(pairs); i += 2 {
			pairs[i] = html.EscapeString(pairs[i])
		}
	}
	return strings.NewReplacer(pairs...)
}
