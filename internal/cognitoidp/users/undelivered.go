package users

import (
	"errors"
	"fmt"

	"cognate/internal/fault"
)

// undelivered says, in an operation that does not declare CodeDeliveryFailure,
// that a message could not be sent: as the exception about the right to send
// by that medium.
func undelivered(err error, attribute string) error {
	if !errors.Is(err, fault.CodeDeliveryFailure) {
		return err
	}
	code := fault.InvalidEmailRoleAccessPolicy
	if attribute == "phone_number" {
		code = fault.InvalidSmsRoleAccessPolicy
	}
	return fmt.Errorf("%w: %w", code.New("Failed to deliver the message."), err)
}

// uninvited says that an invitation could not be sent, in the one operation
// that doesn't declare that the pool's identity may not send mail.
func uninvited(err error) error {
	if !errors.Is(err, fault.InvalidEmailRoleAccessPolicy) {
		return err
	}
	return fmt.Errorf("%w: %w", fault.CodeDeliveryFailure.New("Failed to deliver the EMAIL message."), err)
}
