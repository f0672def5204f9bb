package sdk

import (
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"cognate/test/internal/proc"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// authenticator computes what an authenticator app shows, a number of steps
// from now.
//
// https://www.rfc-editor.org/rfc/rfc6238
func authenticator(t *testing.T, secret string, steps int64) string {
	t.Helper()
	key, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ToUpper(secret))
	if err != nil {
		t.Fatal(err)
	}
	var counter [8]byte
	binary.BigEndian.PutUint64(counter[:], uint64(time.Now().Unix()/30+steps))
	mac := hmac.New(sha1.New, key)
	mac.Write(counter[:])
	sum := mac.Sum(nil)
	offset := sum[19] & 15
	return fmt.Sprintf("%06d", binary.BigEndian.Uint32(sum[offset:offset+4])&0x7fffffff%1_000_000)
}

// answer answers a challenge; responses come in pairs.
func (d *directory) answer(t *testing.T, challenge types.ChallengeNameType, session *string, responses ...string) (*cognito.RespondToAuthChallengeOutput, error) {
	t.Helper()
	given := map[string]string{"USERNAME": "alice"}
	for i := 0; i+1 < len(responses); i += 2 {
		given[responses[i]] = responses[i+1]
	}
	return d.api.RespondToAuthChallenge(t.Context(), &cognito.RespondToAuthChallengeInput{
		ClientId: &d.clientID, ChallengeName: challenge, Session: session, ChallengeResponses: given,
	})
}

func TestAnAuthenticatorIsSetUpWhereThePoolRequiresIt(t *testing.T) {
	d := newDirectory(t)
	d.addUser(t, "alice")
	if _, err := d.api.SetUserPoolMfaConfig(t.Context(), &cognito.SetUserPoolMfaConfigInput{
		UserPoolId: &d.poolID, MfaConfiguration: types.UserPoolMfaTypeOn,
		SoftwareTokenMfaConfiguration: &types.SoftwareTokenMfaConfigType{Enabled: true},
	}); err != nil {
		t.Fatal(err)
	}
	asked, err := d.api.InitiateAuth(t.Context(), d.passwordAuth("alice", password))
	if err != nil {
		t.Fatal(err)
	}
	if asked.ChallengeName != types.ChallengeNameTypeMfaSetup || asked.ChallengeParameters["MFAS_CAN_SETUP"] != `["SOFTWARE_TOKEN_MFA"]` {
		t.Fatalf("asked %s, %v", asked.ChallengeName, asked.ChallengeParameters)
	}
	secret, err := d.api.AssociateSoftwareToken(t.Context(), &cognito.AssociateSoftwareTokenInput{Session: asked.Session})
	if err != nil {
		t.Fatal(err)
	}
	verified, err := d.api.VerifySoftwareToken(t.Context(), &cognito.VerifySoftwareTokenInput{
		Session: secret.Session, UserCode: aws.String(authenticator(t, *secret.SecretCode, 0)), FriendlyDeviceName: aws.String("phone"),
	})
	if err != nil || verified.Status != types.VerifySoftwareTokenResponseTypeSuccess {
		t.Fatalf("%+v, %v", verified, err)
	}
	done, err := d.answer(t, types.ChallengeNameTypeMfaSetup, verified.Session)
	if err != nil || done.AuthenticationResult == nil {
		t.Fatalf("%+v, %v", done, err)
	}

	// From now on it is asked for; each code serves once.
	again, err := d.api.InitiateAuth(t.Context(), d.passwordAuth("alice", password))
	if err != nil || again.ChallengeName != types.ChallengeNameTypeSoftwareTokenMfa || again.ChallengeParameters["FRIENDLY_DEVICE_NAME"] != "phone" {
		t.Fatalf("asked %+v, %v", again, err)
	}
	_, err = d.answer(t, again.ChallengeName, again.Session, "SOFTWARE_TOKEN_MFA_CODE", authenticator(t, *secret.SecretCode, 60))
	if _, ok := errors.AsType[*types.CodeMismatchException](err); !ok {
		t.Errorf("a wrong code: %v", err)
	}
	code := authenticator(t, *secret.SecretCode, 1)
	if _, err = d.answer(t, again.ChallengeName, again.Session, "SOFTWARE_TOKEN_MFA_CODE", code); err != nil {
		t.Fatal(err)
	}
	if again, err = d.api.InitiateAuth(t.Context(), d.passwordAuth("alice", password)); err != nil {
		t.Fatal(err)
	}
	_, err = d.answer(t, again.ChallengeName, again.Session, "SOFTWARE_TOKEN_MFA_CODE", code)
	if _, ok := errors.AsType[*types.ExpiredCodeException](err); !ok {
		t.Errorf("a used code: %v", err)
	}
}

func TestACodeByMailIsEnoughToSignIn(t *testing.T) {
	d := newDirectory(t, func(in *cognito.CreateUserPoolClientInput) {
		in.ExplicitAuthFlows = append(in.ExplicitAuthFlows, types.ExplicitAuthFlowsTypeAllowUserAuth)
	})
	if _, err := d.api.UpdateUserPool(t.Context(), &cognito.UpdateUserPoolInput{
		UserPoolId: &d.poolID, AutoVerifiedAttributes: []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail},
		Policies: &types.UserPoolPolicyType{SignInPolicy: &types.SignInPolicyType{
			AllowedFirstAuthFactors: []types.AuthFactorType{types.AuthFactorTypePassword, types.AuthFactorTypeEmailOtp},
		}},
	}); err != nil {
		t.Fatal(err)
	}
	// Somebody signs up without a password, and confirming signs them in.
	const address = "alice@example.com"
	signedUp, err := d.api.SignUp(t.Context(), &cognito.SignUpInput{
		ClientId: &d.clientID, Username: aws.String("alice"), UserAttributes: []types.AttributeType{attribute("email", address)},
	})
	if err != nil {
		t.Fatal(err)
	}
	code, err := proc.Code(bin, d.server, address)
	if err != nil {
		t.Fatal(err)
	}
	confirmed, err := d.api.ConfirmSignUp(t.Context(), &cognito.ConfirmSignUpInput{
		ClientId: &d.clientID, Username: aws.String("alice"), ConfirmationCode: &code, Session: signedUp.Session,
	})
	if err != nil {
		t.Fatal(err)
	}
	begin := func(session *string, parameters map[string]string) *cognito.InitiateAuthOutput {
		t.Helper()
		parameters["USERNAME"] = "alice"
		out, err := d.api.InitiateAuth(t.Context(), &cognito.InitiateAuthInput{
			ClientId: &d.clientID, AuthFlow: types.AuthFlowTypeUserAuth, AuthParameters: parameters, Session: session,
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	if out := begin(confirmed.Session, map[string]string{}); out.AuthenticationResult == nil {
		t.Errorf("after the confirmation: %+v", out)
	}

	asked := begin(nil, map[string]string{"PREFERRED_CHALLENGE": "EMAIL_OTP"})
	if asked.ChallengeName != types.ChallengeNameTypeEmailOtp || asked.ChallengeParameters["CODE_DELIVERY_DESTINATION"] != "a***@e***" {
		t.Fatalf("asked %+v", asked)
	}
	if code, err = proc.Code(bin, d.server, address); err != nil {
		t.Fatal(err)
	}
	out, err := d.answer(t, asked.ChallengeName, asked.Session, "EMAIL_OTP_CODE", code)
	if err != nil || out.AuthenticationResult == nil {
		t.Errorf("answer %+v, %v", out, err)
	}
}
