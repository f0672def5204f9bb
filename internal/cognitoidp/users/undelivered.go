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
