package users_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"cognate"
	"cognate/cognatetest"
	"cognate/delivery"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestUndeliveredMessages(t *testing.T) {
	broken := delivery.Func(func(context.Context, delivery.Message) error { return errors.New("no route") })
	s := cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) { c.Email, c.SMS = broken, broken }})
	a := administerAt(t, s, verifying)

	a.Refused("AdminCreateUser", wire.AdminCreateUserRequest{
		UserPoolId: a.pool, Username: "alice", DesiredDeliveryMediums: []string{"EMAIL"},
		UserAttributes: pairs("email", "alice@example.com", "email_verified", "true"),
	}, "CodeDeliveryFailureException", "Failed to deliver the EMAIL message.")
	a.wantStatus("alice", userpool.ForceChangePassword)

	a.setPassword("alice", goodPassword)
	a.Refused("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{
		UserPoolId: a.pool, Username: "alice", UserAttributes: pairs("phone_number", "+15550100"),
	}, "InvalidSmsRoleAccessPolicyException", "Failed to deliver the message.")
	a.wantAttribute("alice", "phone_number", "+15550100")

	a.Refused("AdminResetUserPassword", wire.AdminResetUserPasswordRequest{UserPoolId: a.pool, Username: "alice"},
		"InvalidEmailRoleAccessPolicyException", "Failed to deliver the message.")
	a.wantStatus("alice", userpool.ResetRequired)
}

// TestASignUpOutlivesItsMail holds that a user stays whose first code could not
// be sent, with the name, until the code comes by another mail.
func TestASignUpOutlivesItsMail(t *testing.T) {
	mail := &held{let: make(chan struct{}), err: errors.New("no route")}
	close(mail.let)
	s := cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) { c.Email = mail }})
	p := &person{administerAt(t, s, byMail())}
	p.client = p.newClient(nil)
	in := wire.SignUpRequest{ClientId: p.client, Username: "ann", Password: goodPassword, UserAttributes: pairs("email", "ann@example.com")}
	p.Refused("SignUp", in, "CodeDeliveryFailureException", "Failed to deliver the EMAIL message.")
	p.wantStatus("ann", userpool.Unconfirmed)
	p.Refused("SignUp", in, "UsernameExistsException", "User already exists")
	mail.err = nil
	p.Must("ResendConfirmationCode", wire.ResendConfirmationCodeRequest{ClientId: p.client, Username: "ann"}, nil)
	p.Must("ConfirmSignUp", wire.ConfirmSignUpRequest{ClientId: p.client, Username: "ann", ConfirmationCode: mail.last.Code}, nil)
	p.enter("ann", goodPassword)
}

// TestMessagesThatCantBeSent asks for every operation that sends one, with a
// sender that fails or has no permission.
func TestMessagesThatCantBeSent(t *testing.T) {
	const (
		failed     = "CodeDeliveryFailureException"
		mailPolicy = "InvalidEmailRoleAccessPolicyException"
		textPolicy = "InvalidSmsRoleAccessPolicyException"
	)
	var failure error
	var sender delivery.Sender
	broken := delivery.Func(func(ctx context.Context, m delivery.Message) error {
		if failure == nil {
			return sender.Send(ctx, m)
		}
		return failure
	})
	a := administerAt(t, cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) {
		sender = c.Email
		c.Email, c.SMS = broken, broken
	}}), verifying)
	refusals := []struct {
		cause                         error
		attribute, exception, message string
	}{
		{errors.New("no route"), "email", failed, "Failed to deliver the EMAIL message."},
		{errors.New("no route"), "phone_number", failed, "Failed to deliver the SMS message."},
		{delivery.ErrNotAllowed, "email", mailPolicy, "Cognito is not allowed to use your email identity"},
		{delivery.ErrNotAllowed, "phone_number", textPolicy, "Role does not have permission to publish with SNS"},
		{delivery.ErrRole, "phone_number", "InvalidSmsRoleTrustRelationshipException", "Role does not have a trust relationship allowing Cognito to assume the role"},
	}
	for _, op := range []string{
		"AdminCreateUser", "AdminResetUserPassword", "AdminUpdateUserAttributes", "ForgotPassword",
		"GetUserAttributeVerificationCode", "ResendConfirmationCode", "SignUp", "UpdateUserAttributes",
	} {
		for i, r := range refusals {
			failure = nil
			in := a.ready(op, fmt.Sprintf("%s-%d", op, i), r.attribute)
			failure = r.cause
			exception, message := r.exception, r.message
			switch undeclared := op == "AdminResetUserPassword" || op == "AdminUpdateUserAttributes"; {
			case undeclared && exception == failed && r.attribute == "email":
				exception, message = mailPolicy, "Failed to deliver the message."
			case undeclared && exception == failed:
				exception, message = textPolicy, "Failed to deliver the message."
			case op == "AdminCreateUser" && exception == mailPolicy:
				exception, message = failed, "Failed to deliver the EMAIL message."
			}
			a.Refused(op, in, exception, message)
		}
	}
}

// TestTooManyMessages: operations that send a message declare that there were
// too many.
func TestTooManyMessages(t *testing.T) {
	a := administerAt(t, cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) {
		c.MessageLimits.PerPool = 1
	}}), verifying)
	for _, op := range []string{"SignUp", "AdminResetUserPassword", "ForgotPassword"} {
		a.Clock.Advance(24 * time.Hour)
		first, second := a.ready(op, "first-"+op, "email"), a.ready(op, "second-"+op, "email")
		a.Must(op, first, nil)
		a.Refused(op, second, "LimitExceededException", spent)
	}
}
