package sdk

import (
	"errors"
	"testing"
	"time"

	"cognate/test/internal/srpclient"

	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// srp goes through USER_SRP_AUTH with a client written from the protocol's
// formulas, and returns what the server answers.
func (d *directory) srp(t *testing.T, name, password string) (*cognito.RespondToAuthChallengeOutput, error) {
	t.Helper()
	c, err := srpclient.New(1024)
	if err != nil {
		t.Fatal(err)
	}
	first, err := d.api.InitiateAuth(t.Context(), &cognito.InitiateAuthInput{
		ClientId: &d.clientID, AuthFlow: types.AuthFlowTypeUserSrpAuth,
		AuthParameters: map[string]string{"USERNAME": name, "SRP_A": c.A()},
	})
	if err != nil {
		return nil, err
	}
	if first.ChallengeName != types.ChallengeNameTypePasswordVerifier {
		t.Fatalf("challenge %q, want PASSWORD_VERIFIER", first.ChallengeName)
	}
	p, at := first.ChallengeParameters, srpclient.Timestamp(time.Now())
	signature, err := c.Answer(srpclient.Challenge{
		PoolID: d.poolID, UserID: p["USER_ID_FOR_SRP"], Salt: p["SALT"], B: p["SRP_B"], SecretBlock: p["SECRET_BLOCK"],
	}, password, at)
	if err != nil {
		t.Fatal(err)
	}
	return d.api.RespondToAuthChallenge(t.Context(), &cognito.RespondToAuthChallengeInput{
		ClientId: &d.clientID, ChallengeName: first.ChallengeName, Session: first.Session,
		ChallengeResponses: map[string]string{
			"USERNAME": p["USER_ID_FOR_SRP"], "TIMESTAMP": at,
			"PASSWORD_CLAIM_SIGNATURE": signature, "PASSWORD_CLAIM_SECRET_BLOCK": p["SECRET_BLOCK"],
		},
	})
}

func (d *directory) signInSRP(t *testing.T, name, password string) *types.AuthenticationResultType {
	t.Helper()
	out, err := d.srp(t, name, password)
	if err != nil {
		t.Fatal(err)
	}
	if out.AuthenticationResult == nil {
		t.Fatalf("SRP sign-in of %s met the challenge %q", name, out.ChallengeName)
	}
	return out.AuthenticationResult
}

func TestSRP(t *testing.T) {
	d := newDirectory(t)
	d.addUser(t, "dave")
	tokens := d.signInSRP(t, "dave", password)
	if got := d.verify(t, *tokens.AccessToken)["username"]; got != "dave" {
		t.Errorf("the token is of %v", got)
	}
	var denied *types.NotAuthorizedException
	_, err := d.srp(t, "dave", "Wrong-Horse-9")
	if !errors.As(err, &denied) {
		t.Fatalf("SRP with a wrong password: %v, want NotAuthorizedException", err)
	}
	if got := denied.ErrorMessage(); got != "Incorrect username or password." {
		t.Errorf("message %q", got)
	}
}

// A value of A that is zero modulo N would let anybody in, whatever the
// password.
func TestSRPZero(t *testing.T) {
	d := newDirectory(t)
	d.addUser(t, "erin")
	for _, a := range []string{"0", "00", ""} {
		_, err := d.api.InitiateAuth(t.Context(), &cognito.InitiateAuthInput{
			ClientId: &d.clientID, AuthFlow: types.AuthFlowTypeUserSrpAuth,
			AuthParameters: map[string]string{"USERNAME": "erin", "SRP_A": a},
		})
		if !modelled(err) {
			t.Errorf("SRP_A %q: %v, want an exception of the API", a, err)
		}
	}
}
