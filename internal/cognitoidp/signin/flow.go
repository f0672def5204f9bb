package signin

import (
	"cmp"
	"context"
	"slices"

	"cognate/internal/fault"
	"cognate/internal/userpool"
)

// flow is one kind of sign-in.
type flow struct {
	allow  string // the ExplicitAuthFlows value that a client needs
	off    string // what a client without it is told
	by     caller
	begins string // the challenge that it begins with; the user chooses where it is empty
	needs  string // the parameter that answers that challenge along with the request
}

type caller int

const (
	anybody caller = iota
	users
	administrators
)

func (c caller) includes(admin bool) bool { return c == anybody || admin == (c == administrators) }

// flows lists what InitiateAuth and AdminInitiateAuth can start with a user
// name; refreshing needs none and is apart.
func flows() map[string]flow {
	adminPassword := flow{"ALLOW_ADMIN_USER_PASSWORD_AUTH", "Auth flow not enabled for this client", administrators, "PASSWORD", "PASSWORD"}
	return map[string]flow{
		"USER_PASSWORD_AUTH":       {"ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH flow not enabled for this client", users, "PASSWORD", "PASSWORD"},
		"ADMIN_USER_PASSWORD_AUTH": adminPassword,
		"ADMIN_NO_SRP_AUTH":        adminPassword,
		"USER_SRP_AUTH":            {"ALLOW_USER_SRP_AUTH", "USER_SRP_AUTH is not enabled for the client.", anybody, "PASSWORD_SRP", "SRP_A"},
		customAuth:                 {"ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH flow not enabled for this client", anybody, customChallenge, ""},
		"USER_AUTH":                {"ALLOW_USER_AUTH", "USER_AUTH flow not enabled for this client", anybody, "", ""},
	}
}

// refusal is what a client hears that doesn't allow the flow.
func (f flow) refusal(client *userpool.Client) error {
	if slices.Contains(client.Settings.ExplicitAuthFlows, "CUSTOM_AUTH_FLOW_ONLY") {
		return fault.InvalidParameter.New("Only custom auth (lambda driven) is enabled for this client.")
	}
	return fault.InvalidParameter.New(f.off)
}

// beginning is a request to sign in.
type beginning struct {
	flow    string
	session string
	params  map[string]string
	// metadata is the ClientMetadata, which is for the functions that are
	// asked before the sign-in alone.
	metadata map[string]string
}

// start begins a flow for a client, as an administrator or as a user.
func (s *Service) start(ctx context.Context, client *userpool.Client, admin bool, in beginning) (*answer, error) {
	if in.flow == "REFRESH_TOKEN_AUTH" || in.flow == "REFRESH_TOKEN" {
		return s.refresh(ctx, client, in.params)
	}
	f, ok := flows()[in.flow]
	if !ok || !f.by.includes(admin) {
		return nil, fault.InvalidParameter.New("Initiate Auth method not supported.")
	}
	if !client.Allows(f.allow) {
		return nil, f.refusal(client)
	}
	_, out, err := s.launch(ctx, client, admin, f, in)
	return out, err
}

// launch begins an attempt by a flow that is allowed.
func (s *Service) launch(ctx context.Context, client *userpool.Client, admin bool, f flow, in beginning) (*attempt, *answer, error) {
	a, err := s.begin(ctx, client, admin, in.params)
	if err != nil {
		return nil, nil, err
	}
	if f.needs != "" && in.params[f.needs] == "" {
		return nil, nil, missing(f.needs)
	}
	if in.flow == "USER_AUTH" && a.pool.Settings.Tier == "LITE" {
		// The pool had another plan when the client was allowed to.
		return nil, nil, fault.FeatureUnavailableInTier.New("The following feature is not available for the LITE pricing tier configured: Choice-Based Sign-In")
	}
	a.first = true
	a.facts.Flow, a.facts.Chosen = in.flow, f.begins
	if a.facts.EventID, err = s.Sessions.NewID(); err != nil {
		return nil, nil, err
	}
	if in.flow == customAuth {
		if err := s.beginCustom(a, in.params); err != nil {
			return nil, nil, err
		}
	}
	if err := s.identify(ctx, a, in); err != nil {
		return nil, nil, err
	}
	out, err := s.proceed(ctx, a, f, in)
	s.record(ctx, a, cmp.Or(a.facts.Chosen, f.begins), out, err)
	return a, out, err
}

// proceed gives an attempt that was just begun its first challenge, or tokens
// if all that they need came along.
func (s *Service) proceed(ctx context.Context, a *attempt, f flow, in beginning) (*answer, error) {
	if err := s.guard(ctx, a); err != nil {
		return nil, err
	}
	if err := s.admitUnproved(a); err != nil {
		return nil, err
	}
	if err := s.Hooks.PreAuthentication(ctx, a.subject(), in.metadata); err != nil {
		return nil, err
	}
	if err := s.loadPasskeys(ctx, a); err != nil {
		return nil, err
	}
	if f.begins == "" {
		if err := s.choose(a, in); err != nil {
			return nil, err
		}
	}
	return s.next(ctx, a, in.params)
}

// choose begins a flow in which the user chooses how to prove who they are:
// with the session of a sign-up that was just confirmed, with the challenge
// they prefer, or else by being asked.
func (s *Service) choose(a *attempt, in beginning) error {
	if in.session != "" {
		return s.continueSignUp(a, in.session)
	}
	preferred := in.params["PREFERRED_CHALLENGE"]
	if slices.Contains(s.available(a), preferred) {
		a.facts.Chosen = preferred
	}
	return nil
}
