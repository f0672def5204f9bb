package signin_test

import wire "cognate/internal/wire/cognitoidp"

// side is who signs in: the user, or an administrator on their behalf.
type side struct {
	f     *fixture
	admin bool
}

func (f *fixture) sides() []side { return []side{{f, false}, {f, true}} }

// start makes the request that begins a sign-in.
func (s side) start(in wire.InitiateAuthRequest) (op string, out any) {
	if !s.admin {
		return "InitiateAuth", in
	}
	if in.AuthFlow == "USER_PASSWORD_AUTH" {
		in.AuthFlow = "ADMIN_USER_PASSWORD_AUTH"
	}
	return "AdminInitiateAuth", wire.AdminInitiateAuthRequest{
		UserPoolId: s.f.pool, ClientId: in.ClientId, AuthFlow: in.AuthFlow, AuthParameters: in.AuthParameters,
		Session: in.Session, AnalyticsMetadata: in.AnalyticsMetadata,
	}
}

// answer makes the request that answers a challenge.
func (s side) answer(in wire.RespondToAuthChallengeRequest) (op string, out any) {
	if !s.admin {
		return "RespondToAuthChallenge", in
	}
	answer := admins(s.f, in)
	answer.ClientMetadata, answer.AnalyticsMetadata = in.ClientMetadata, in.AnalyticsMetadata
	return "AdminRespondToAuthChallenge", answer
}

// asked sends a request and returns what is asked next, or the tokens.
func (s side) asked(op string, in any) wire.InitiateAuthResponse {
	s.f.t.Helper()
	var out wire.InitiateAuthResponse
	s.f.Must(op, in, &out)
	return out
}
