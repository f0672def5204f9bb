package signin

import (
	"context"

	"cognate/internal/userpool"
)

// hostedFlow is the flow of sign-ins on the pool's own pages. No client asks
// for it by name, and its sessions are for the pages alone: they lead to no
// tokens, and the flows that a client allows don't bound it.
const hostedFlow = "HOSTED"

// Opening begins a sign-in on the pool's own pages.
type Opening struct {
	ClientID, Username, SecretHash string
	// Password signs in with a password. Without one the user is asked how
	// they want to prove who they are.
	Password string
	// Confirmed is the session of a sign-up that was just confirmed; the code
	// then counts as the first factor.
	Confirmed string
}

// Progress is how far a sign-in on the pages is.
type Progress struct {
	// User has proved who they are; nil while a challenge is open.
	User       *userpool.User
	EventID    string // of the sign-in, in all that comes of it; empty while a challenge is open
	Challenge  string
	Session    string
	Parameters map[string]string
	Available  []string // what SELECT_CHALLENGE offers
}

// BeginHosted begins a sign-in on the pages of a client's pool. It is the
// engine of InitiateAuth: the same challenges, triggers, locks and events, but
// at the end stands a user instead of tokens.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
func (s *Service) BeginHosted(ctx context.Context, in Opening) (*Progress, error) {
	client, err := s.Directory.Client(ctx, in.ClientID)
	if err != nil {
		return nil, err
	}
	f := flow{by: users}
	if in.Password != "" {
		f.begins, f.needs = "PASSWORD", "PASSWORD"
	}
	a, out, err := s.launch(ctx, client, false, f, beginning{
		flow: hostedFlow, session: in.Confirmed,
		params: map[string]string{"USERNAME": in.Username, "SECRET_HASH": in.SecretHash, "PASSWORD": in.Password},
	})
	return progress(a, out, err)
}

// AnswerHosted carries such a sign-in on with the answer to its challenge.
func (s *Service) AnswerHosted(ctx context.Context, clientID, challenge, session string, responses map[string]string) (*Progress, error) {
	client, err := s.Directory.Client(ctx, clientID)
	if err != nil {
		return nil, err
	}
	a, out, err := s.carryOn(ctx, client, false, challengeAnswer{challenge, session, responses, true})
	return progress(a, out, err)
}

func progress(a *attempt, out *answer, err error) (*Progress, error) {
	switch {
	case err != nil:
		return nil, err
	case a.arrived:
		return &Progress{User: a.user, EventID: a.facts.EventID}, nil
	}
	return &Progress{
		Challenge: out.ChallengeName, Session: out.Session, Parameters: out.ChallengeParameters, Available: out.AvailableChallenges,
	}, nil
}

// arrive ends a sign-in on the pages: the user is proved, and what they came
// for is up to whoever shows the pages.
func (s *Service) arrive(ctx context.Context, a *attempt) (*answer, error) {
	if err := s.settle(ctx, a, true); err != nil {
		return nil, err
	}
	if err := s.Hooks.PostAuthentication(ctx, a.subject(), false); err != nil {
		return nil, err
	}
	a.arrived = true
	return &answer{}, nil
}

// hosted reports whether the attempt is made on the pages.
func (a *attempt) hosted() bool { return a.facts.Flow == hostedFlow }

// chooses reports whether the user chooses how to prove who they are.
func (a *attempt) chooses() bool { return a.facts.Flow == "USER_AUTH" || a.hosted() }
