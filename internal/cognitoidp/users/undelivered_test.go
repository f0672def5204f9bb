package users_test

import (
	"context"
	"errors"
	"testing"

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

	a.refused("AdminCreateUser", wire.AdminCreateUserRequest{
		UserPoolId: a.pool, Username: "alice", DesiredDeliveryMediums: []string{"EMAIL"},
		UserAttributes: pairs("email", "alice@example.com", "email_verified", "true"),
	}, "CodeDeliveryFailureException", "Failed to deliver the EMAIL message.")
	a.wantStatus("alice", userpool.ForceChangePassword)

	a.setPassword("alice", goodPassword)
	a.refused("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{
		UserPoolId: a.pool, Username: "alice", UserAttributes: pairs("phone_number", "+15550100"),
	}, "InvalidSmsRoleAccessPolicyException", "Failed to deliver the message.")
	a.wantAttribute("alice", "phone_number", "+15550100")

	a.refused("AdminResetUserPassword", wire.AdminResetUserPasswordRequest{UserPoolId: a.pool, Username: "alice"},
		"InvalidEmailRoleAccessPolicyException", "Failed to deliver the message.")
	a.wantStatus("alice", userpool.ResetRequired)
}
