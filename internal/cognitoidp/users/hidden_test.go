package users_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"cognate"
	"cognate/cognatetest"
	"cognate/delivery"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// held is a mail server that takes mails only when the test lets it, and then
// answers with err.
type held struct {
	let chan struct{}
	err error

	mu    sync.Mutex
	taken int
	last  delivery.Message
}

func (h *held) Send(ctx context.Context, m delivery.Message) error {
	select {
	case <-h.let:
	case <-ctx.Done():
		return ctx.Err()
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.taken++
	h.last = m
	return h.err
}

func (h *held) count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.taken
}

// meetOver is meet on a server that sends mail so, with a confirmed user alice
// and an unconfirmed user ann, whose client hides users.
func meetOver(t *testing.T, mail *held) *person {
	t.Helper()
	s := cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) { c.Email = mail }})
	a := administerAt(t, s, byMail())
	p := &person{a}
	p.client = p.newClient(hiding)
	p.createConfirmed("alice", "email", "alice@example.com", "email_verified", "true")
	// Whether the mail leaves that welcomes her is not the matter here.
	if err := p.Call("SignUp", wire.SignUpRequest{
		ClientId: p.client, Username: "ann", Password: goodPassword, UserAttributes: pairs("email", "ann@example.com"),
	}, nil); err != nil {
		t.Log(err)
	}
	p.wantStatus("ann", userpool.Unconfirmed)
	return p
}

// TestAnswersDontWaitForMessagesOfHiddenUsers holds that whoever asks for a
// code has the answer before anybody took the message.
func TestAnswersDontWaitForMessagesOfHiddenUsers(t *testing.T) {
	mail := &held{let: make(chan struct{}, 1)}
	mail.let <- struct{}{} // the sign-up's, which tells whether its mail left
	p := meetOver(t, mail)
	p.Must("ForgotPassword", wire.ForgotPasswordRequest{ClientId: p.client, Username: "alice"}, nil)
	p.Must("ResendConfirmationCode", wire.ResendConfirmationCodeRequest{ClientId: p.client, Username: "ann"}, nil)
	if n := mail.count(); n != 1 {
		t.Errorf("%d mails were taken before", n)
	}
	mail.let <- struct{}{}
	mail.let <- struct{}{}
	if err := p.Cognate.WaitForMessages(t.Context()); err != nil || mail.count() != 3 {
		t.Errorf("%d mails were taken after, %v", mail.count(), err)
	}
}

// TestHiddenUsersAreNotToldOfByFailures holds that a message that could not be
// sent looks like one to nobody, where the client hides users.
func TestHiddenUsersAreNotToldOfByFailures(t *testing.T) {
	mail := &held{let: make(chan struct{}), err: errors.New("no route")}
	close(mail.let)
	p := meetOver(t, mail)
	p.Must("ForgotPassword", wire.ForgotPasswordRequest{ClientId: p.client, Username: "alice"}, nil)
	p.Must("ResendConfirmationCode", wire.ResendConfirmationCodeRequest{ClientId: p.client, Username: "ann"}, nil)
	p.client = p.newClient(nil)
	const failure = "Failed to deliver the EMAIL message."
	p.Refused("ForgotPassword", wire.ForgotPasswordRequest{ClientId: p.client, Username: "alice"}, "CodeDeliveryFailureException", failure)
	p.Refused("ResendConfirmationCode", wire.ResendConfirmationCodeRequest{ClientId: p.client, Username: "ann"}, "CodeDeliveryFailureException", failure)
}
