package main

import (
	"encoding/base32"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"time"

	"cognate/internal/totp"
	"cognate/test/internal/floorpool"
)

func flows() []flow {
	choice := func(factor string) object {
		return object{"Policies": object{"SignInPolicy": object{"AllowedFirstAuthFactors": []string{"PASSWORD", factor}}}}
	}
	const function = "arn:aws:lambda:us-east-1:000000000000:function:challenge"
	return []flow{
		{name: "sign-up and its confirmation", requests: 2, pool: object{"AutoVerifiedAttributes": []string{"email"}}, begin: signUp, between: mailed, finish: confirm},
		{name: "password", requests: 1, prepare: exist, begin: password("")},
		{name: "SRP", requests: 2, prepare: exist, begin: srp},
		{name: "password, then an authenticator", requests: 2, prepare: withAuthenticator, begin: password("SOFTWARE_TOKEN_MFA"), finish: authenticator,
			mfa: object{"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": object{"Enabled": true}}},
		{name: "password, then a text message", requests: 2, prepare: withTextMessages, begin: password("SMS_MFA"), between: texted, finish: textMessage,
			pool: object{"SmsConfiguration": object{"SnsCallerArn": "arn:aws:iam::000000000000:role/sms"}},
			mfa: object{"MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": object{
				"SmsConfiguration": object{"SnsCallerArn": "arn:aws:iam::000000000000:role/sms"},
			}}},
		{name: "a code by e-mail", requests: 2, pool: choice("EMAIL_OTP"), prepare: exist, begin: choose("EMAIL_OTP"), between: mailed, finish: mailedCode},
		{name: "a passkey", requests: 2, pool: choice("WEB_AUTHN"), mfa: object{"WebAuthnConfiguration": object{"RelyingPartyId": "localhost"}},
			prepare: withPasskey, begin: usePasskey},
		{name: "SRP from a remembered device", requests: 4, prepare: withDevice, begin: srpFromDevice,
			pool: object{"DeviceConfiguration": object{"ChallengeRequiredOnNewDevice": true, "DeviceOnlyRememberedOnUserPrompt": false}}},
		{name: "a custom challenge, four calls of functions", requests: 2, prepare: exist, begin: custom, pool: object{"LambdaConfig": object{
			"DefineAuthChallenge": function, "CreateAuthChallenge": function, "VerifyAuthChallengeResponse": function,
		}}},
		{name: "refresh", requests: 1, prepare: signedIn, begin: renew},
		{name: "refresh with rotation", requests: 1, prepare: signedIn, begin: rotate, client: object{
			"ExplicitAuthFlows":    []string{"ALLOW_USER_PASSWORD_AUTH"},
			"RefreshTokenRotation": object{"Feature": "ENABLED", "RetryGracePeriodSeconds": 0},
		}},
	}
}

func signUp(s *signer) error {
	return s.client.Call("SignUp", object{
		"ClientId": s.clientID, "Username": s.name, "Password": floorpool.Password,
		"UserAttributes": []map[string]string{{"Name": "email", "Value": s.name + "@example.com"}},
	}, nil)
}

func confirm(s *signer) error {
	return s.client.Call("ConfirmSignUp", object{"ClientId": s.clientID, "Username": s.name, "ConfirmationCode": s.code}, nil)
}

func mailed(s *signer) error { return s.read(s.name + "@example.com") }

func texted(s *signer) error { return s.read(s.phone()) }

func password(due string) func(*signer) error {
	return func(s *signer) error {
		return s.ask("USER_PASSWORD_AUTH", map[string]string{"PASSWORD": floorpool.Password}, due)
	}
}

// signedIn makes a user who has tokens.
func signedIn(s *signer) error {
	if err := exist(s); err != nil {
		return err
	}
	return password("")(s)
}

// withAuthenticator makes a user who has one, whose newest code is used up.
func withAuthenticator(s *signer) error {
	if err := signedIn(s); err != nil {
		return err
	}
	token := s.answer.AuthenticationResult.AccessToken
	var made struct{ SecretCode string }
	if err := s.client.Call("AssociateSoftwareToken", object{"AccessToken": token}, &made); err != nil {
		return err
	}
	var err error
	if s.secret, err = base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(made.SecretCode); err != nil {
		return err
	}
	before := time.Now().Add(-30 * time.Second)
	if err := s.client.Call("VerifySoftwareToken", object{"AccessToken": token, "UserCode": totp.Code(s.secret, before)}, nil); err != nil {
		return err
	}
	return s.client.Call("SetUserMFAPreference", object{"AccessToken": token, "SoftwareTokenMfaSettings": object{"Enabled": true}}, nil)
}

func authenticator(s *signer) error {
	return s.reply(map[string]string{"SOFTWARE_TOKEN_MFA_CODE": totp.Code(s.secret, time.Now())}, "")
}

func withTextMessages(s *signer) error {
	if err := exist(s); err != nil {
		return err
	}
	return s.client.Call("AdminSetUserMFAPreference", object{
		"UserPoolId": s.poolID, "Username": s.name, "SMSMfaSettings": object{"Enabled": true},
	}, nil)
}

func textMessage(s *signer) error {
	return s.reply(map[string]string{"SMS_MFA_CODE": s.code}, "")
}

// choose begins with a factor of the user's choice.
func choose(factor string) func(*signer) error {
	return func(s *signer) error {
		return s.ask("USER_AUTH", map[string]string{"PREFERRED_CHALLENGE": factor}, factor)
	}
}

func mailedCode(s *signer) error {
	return s.reply(map[string]string{"EMAIL_OTP_CODE": s.code}, "")
}

func custom(s *signer) error {
	if err := s.ask("CUSTOM_AUTH", map[string]string{}, "CUSTOM_CHALLENGE"); err != nil {
		return err
	}
	return s.reply(map[string]string{"ANSWER": "yes"}, "")
}

// startChallenges serves the functions of a custom sign-in: one challenge,
// where every answer is right.
func startChallenges() *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var event object
		if err := json.NewDecoder(r.Body).Decode(&event); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		request, _ := event["request"].(object)
		asked, _ := request["session"].([]any)
		response := object{}
		switch event["triggerSource"] {
		case "DefineAuthChallenge_Authentication":
			response = object{"challengeName": "CUSTOM_CHALLENGE", "failAuthentication": false, "issueTokens": len(asked) > 0}
		case "CreateAuthChallenge_Authentication":
			response = object{"publicChallengeParameters": object{}, "privateChallengeParameters": object{"answer": "yes"}}
		case "VerifyAuthChallengeResponse_Authentication":
			response = object{"answerCorrect": true}
		}
		event["response"] = response
		w.Header().Set("Content-Type", "application/json")
		if err := json.NewEncoder(w).Encode(event); err != nil {
			return // the server gave up on the function
		}
	}))
}

func renew(s *signer) error {
	return s.ask("REFRESH_TOKEN_AUTH", map[string]string{"REFRESH_TOKEN": s.answer.AuthenticationResult.RefreshToken}, "")
}

func rotate(s *signer) error {
	return s.step("GetTokensFromRefreshToken", object{"ClientId": s.clientID, "RefreshToken": s.answer.AuthenticationResult.RefreshToken}, "")
}
