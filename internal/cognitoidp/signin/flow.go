package signin

import (
	"context"

	"cognate/internal/fault"
	"cognate/internal/userpool"
)

// flow starts one kind of sign-in.
type flow struct {
	allow string // the ExplicitAuthFlows value that a client needs
	off   string // what a client without it is told
	admin bool   // only through AdminInitiateAuth
	start func(*Service, context.Context, *attempt, map[string]string) (*answer, error)
}

// flows lists what InitiateAuth and AdminInitiateAuth can start with a user
// name; refreshing needs none and is apart.
func flows() map[string]flow {
	password := flow{"ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH flow not enabled for this client", false, (*Service).startPassword}
	adminPassword := flow{"ALLOW_ADMIN_USER_PASSWORD_AUTH", "Auth flow not enabled for this client", true, (*Service).startPassword}
	return map[string]flow{
		"USER_PASSWORD_AUTH":       password,
		"ADMIN_USER_PASSWORD_AUTH": adminPassword,
		"ADMIN_NO_SRP_AUTH":        adminPassword,
		"USER_SRP_AUTH":            {"ALLOW_USER_SRP_AUTH", "USER_SRP_AUTH is not enabled for the client.", false, (*Service).startSRP},
	}
}

// start begins a flow for a client, as an administrator or as a user.
func (s *Service) start(ctx context.Context, client *userpool.Client, admin bool, name string, params map[string]string) (*answer, error) {
	if name == "REFRESH_TOKEN_AUTH" || name == "REFRESH_TOKEN" {
		return s.refresh(ctx, client, params)
	}
	f, ok := flows()[name]
	if !ok || f.admin && !admin || name == "USER_PASSWORD_AUTH" && admin {
		return nil, fault.InvalidParameter.New("Initiate Auth method not supported.")
	}
	if !client.Allows(f.allow) {
		return nil, fault.InvalidParameter.New(f.off)
	}
	a, err := s.begin(ctx, client, admin, params)
	if err != nil {
		return nil, err
	}
	return f.start(s, ctx, a, params)
}
