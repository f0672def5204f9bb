package hook

import (
	"context"
	"errors"

	"cognate/internal/fault"
	"cognate/internal/userpool"
	"cognate/trigger"
)

// Migrant is a user whom the pool's function brings along from elsewhere.
type Migrant struct {
	Attributes         map[string]string
	Status             userpool.Status // Confirmed or ResetRequired
	ForceAliasCreation bool
	SMSMFA             bool
}

// UserMigration asks the pool's function for the user with a name that nobody
// here has. The password is the one that was typed, nil where it was
// forgotten. A function that throws, or returns no attributes, knows nobody:
// the migrant is nil then.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html
func (s *Service) UserMigration(ctx context.Context, sub Subject, password *string, validation map[string]string) (*Migrant, error) {
	function := sub.Pool.Settings.Lambda.UserMigration
	if function == "" {
		return nil, nil
	}
	source := trigger.UserMigrationAuthentication
	if password == nil {
		source = trigger.UserMigrationForgotPassword
	}
	e := event(sub, source, trigger.UserMigrationRequest{
		Password: password, ValidationData: orNull(validation), ClientMetadata: metadata(ctx),
	}, trigger.UserMigrationResponse{})
	answer, err := call(ctx, s, "UserMigration", function, e)
	if errors.Is(err, fault.UserLambdaValidation) {
		s.log.InfoContext(ctx, "trigger", "trigger", "UserMigration", "function", function, "error", err)
		return nil, nil
	}
	if err != nil || len(answer.UserAttributes) == 0 {
		return nil, err
	}
	m := &Migrant{
		Attributes:         answer.UserAttributes,
		ForceAliasCreation: isTrue(answer.ForceAliasCreation),
		SMSMFA:             isTrue(answer.EnableSMSMFA),
	}
	switch userpool.Status(text(answer.FinalUserStatus)) {
	case userpool.Confirmed, "":
		m.Status = userpool.Confirmed
	case userpool.ResetRequired:
		m.Status = userpool.ResetRequired
	default:
		return nil, errUnrecognizable()
	}
	return m, nil
}

func isTrue(b *bool) bool { return b != nil && *b }
