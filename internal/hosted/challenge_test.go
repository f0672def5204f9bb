package hosted_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

func (f *fixture) mfa(settings map[string]any) {
	f.Helper()
	settings["UserPoolId"] = f.pool
	f.Must("SetUserPoolMfaConfig", settings, nil)
}

// secret reads the key off the page that sets an authenticator up.
func (p *page) secret() string {
	p.b.Helper()
	m := regexp.MustCompile(`class="secret" dir="ltr">([A-Z2-7]+)<`).FindStringSubmatch(p.Text)
	if m == nil {
		p.b.Fatalf("no key: %s", p.Text)
	}
	return m[1]
}

func TestAuthenticatorIsSetUpAndAskedFor(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.alice()
	f.mfa(map[string]any{"MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": map[string]any{"Enabled": true}})
	setUp := f.browser().login().submit("username", "alice", "password", password).shows(200, "Set up an authenticator app", "<svg")
	secret := setUp.secret()
	again := setUp.submit("code", "000000").shows(400, "That code is not right.")
	if again.secret() != secret {
		t.Error("a wrong code changes the key")
	}
	again.submit("code", " "+f.totp(secret)[:3]+" "+f.totp(secret)[3:]).signsIn("alice")

	f.Clock.Advance(60e9)
	asked := f.browser().login().submit("username", "alice", "password", password).shows(200, "Enter the code", "authenticator app")
	asked.submit("code", "").shows(400, "Please fill in all fields.")
	asked.submit("code", "000000").shows(400, "That code is not right.").submit("code", f.totp(secret)).signsIn("alice")
}

func TestCodeByMailIsASecondFactor(t *testing.T) {
	f := newFixture(t, map[string]any{"EmailConfiguration": map[string]any{
		"EmailSendingAccount": "DEVELOPER", "SourceArn": "arn:aws:ses:us-east-1:000000000000:identity/a@example.com",
	}, "AccountRecoverySetting": map[string]any{"RecoveryMechanisms": []map[string]any{{"Name": "verified_phone_number", "Priority": 1}}}}, nil)
	f.alice()
	f.mfa(map[string]any{"MfaConfiguration": "ON", "EmailMfaConfiguration": map[string]any{}})
	asked := f.browser().login().submit("username", "alice", "password", password).shows(200, "We sent a code to a***@e***.", `autocomplete="one-time-code"`)
	asked.submit("code", "111111").shows(400, "That code is not right.").submit("code", f.LastCode("alice@example.com")).signsIn("alice")
}

func TestSecondFactorIsChosen(t *testing.T) {
	f := newFixture(t, map[string]any{"SmsConfiguration": map[string]any{"SnsCallerArn": "arn:aws:iam::000000000000:role/sms", "ExternalId": "x"},
		"EmailConfiguration": map[string]any{
			"EmailSendingAccount": "DEVELOPER", "SourceArn": "arn:aws:ses:us-east-1:000000000000:identity/a@example.com",
		}, "AccountRecoverySetting": map[string]any{"RecoveryMechanisms": []map[string]any{{"Name": "admin_only", "Priority": 1}}}}, nil)
	f.alice()
	f.Must("AdminUpdateUserAttributes", map[string]any{"UserPoolId": f.pool, "Username": "alice", "UserAttributes": []map[string]string{
		{"Name": "phone_number", "Value": "+15555550100"}, {"Name": "phone_number_verified", "Value": "true"},
	}}, nil)
	f.mfa(map[string]any{"MfaConfiguration": "ON", "EmailMfaConfiguration": map[string]any{},
		"SmsMfaConfiguration": map[string]any{"SmsConfiguration": map[string]any{"SnsCallerArn": "arn:aws:iam::000000000000:role/sms", "ExternalId": "x"}}})
	choice := f.browser().login().submit("username", "alice", "password", password).shows(200, "Code by email", "Code by text message")
	choice.submit("answer", "SOFTWARE_TOKEN_MFA").shows(400)
	f.browser().login().submit("username", "alice", "password", password).
		submit("answer", "SMS_MFA").shows(200, "+*******0100").submit("code", f.LastCode("+15555550100")).signsIn("alice")
}

func TestMailIsSetUpAsASecondFactor(t *testing.T) {
	f := newFixture(t, map[string]any{"AutoVerifiedAttributes": []string{}, "EmailConfiguration": map[string]any{
		"EmailSendingAccount": "DEVELOPER", "SourceArn": "arn:aws:ses:us-east-1:000000000000:identity/a@example.com",
	}, "AccountRecoverySetting": map[string]any{"RecoveryMechanisms": []map[string]any{{"Name": "admin_only", "Priority": 1}}}}, nil)
	f.Must("AdminCreateUser", map[string]any{"UserPoolId": f.pool, "Username": "bob", "MessageAction": "SUPPRESS"}, nil)
	f.Must("AdminSetUserPassword", map[string]any{"UserPoolId": f.pool, "Username": "bob", "Password": password, "Permanent": true}, nil)
	f.mfa(map[string]any{"MfaConfiguration": "ON", "EmailMfaConfiguration": map[string]any{}, "SoftwareTokenMfaConfiguration": map[string]any{"Enabled": true}})
	choice := f.browser().login().submit("username", "bob", "password", password).shows(200, "Authenticator app", "Code by email")
	mail := choice.submit("answer", "EMAIL_OTP").shows(200, "Set up codes by email")
	mail.submit("email", "not an address").shows(400)
	mail.submit("email", "bob@example.com").shows(200, "We sent a code to").submit("code", f.LastCode("bob@example.com")).signsIn("bob")
}

func TestNewPassword(t *testing.T) {
	f := newFixture(t, map[string]any{"Schema": []map[string]any{{"Name": "given_name", "Required": true, "Mutable": true, "AttributeDataType": "String"}}}, nil)
	f.invite("carol", "Temp-0rary!")
	asked := f.browser().login().submit("username", "carol", "password", "Temp-0rary!").
		shows(200, "Choose a new password", "at least 8 characters", "a symbol", "Given name", `autocomplete="new-password"`, `autocomplete="given-name"`)
	asked.submit("password", password, "passwordConfirm", "other", "requiredAttributes[given_name]", "C").shows(400, "The two passwords differ.")
	weak := asked.submit("password", "weak", "passwordConfirm", "weak", "requiredAttributes[given_name]", "Carol").shows(400, "The password does not keep all the rules.", `value="Carol"`)
	weak.submit("password", password, "passwordConfirm", password, "requiredAttributes[given_name]", "Carol").signsIn("carol")
	f.browser().login().submit("username", "carol", "password", password).signsIn("carol")
}

func TestFirstFactorIsChosen(t *testing.T) {
	f := newFixture(t, map[string]any{"Policies": map[string]any{"SignInPolicy": map[string]any{"AllowedFirstAuthFactors": []string{"PASSWORD", "EMAIL_OTP"}}},
		"EmailConfiguration": map[string]any{"EmailSendingAccount": "DEVELOPER", "SourceArn": "arn:aws:ses:us-east-1:000000000000:identity/a@example.com"}},
		map[string]any{"ExplicitAuthFlows": []string{"ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}})
	f.alice()
	first := f.browser().login()
	if strings.Contains(first.Text, `type="password"`) {
		t.Error("asks for the password before the choice")
	}
	choice := first.submit("username", "alice").shows(200, "Signing in as alice", "Code by email", "Password")
	byMail := choice.submit("answer", "EMAIL_OTP").shows(200, "We sent a code to", "Try another way")
	byMail.submit("code", f.LastCode("alice@example.com")).signsIn("alice")

	choice = f.browser().login().submit("username", "alice")
	byPassword := choice.submit("answer", "PASSWORD").shows(200, "Enter your password", `autocomplete="current-password"`)
	byPassword.submit("password", "wrong").shows(400, "Incorrect username or password.").submit("password", password).signsIn("alice")
	choice = f.browser().login().submit("username", "alice").submit("answer", "PASSWORD").submitForm(1, "restart", "1").shows(200, "Code by email")
	choice.submit("answer", "PASSWORD").submit("password", password).signsIn("alice")

	// Whoever knows the password may say so at once.
	f.browser().login().submit("username", "alice", "password", password).signsIn("alice")
	// A name that nobody has looks the same.
	f.browser().login().submit("username", "nobody").shows(200, "Signing in as nobody", "Code by email", "Password").
		submit("answer", "PASSWORD").submit("password", password).shows(400, "Incorrect username or password.")
}

func TestAnswersAreForOneSitting(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.invite("carol", "Temp-0rary!")
	asked := f.browser().login().submit("username", "carol", "password", "Temp-0rary!")
	f.Clock.Advance(4 * 60e9)
	asked.submit("password", password, "passwordConfirm", password).shows(400, "That took too long.", "Sign in")
	other := newFixture(t, nil, nil)
	_, values := asked.form(0)
	b := other.browser()
	b.login().submit("state", values.Get("state"), "password", password).shows(400, "That took too long.")
	b.login().submit("state", "x", "password", password).shows(400, "That took too long.")
}

// TestPagesGiveNoTokens holds that the session of a page is good for no
// operation, where it would go past the flows that the client allows, and that
// an operation's is good for no page.
func TestPagesGiveNoTokens(t *testing.T) {
	f := newFixture(t, nil, map[string]any{"ExplicitAuthFlows": []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}})
	f.invite("carol", "Temp-0rary!")
	b := f.browser()
	asked := b.login().submit("username", "carol", "password", "Temp-0rary!")
	_, values := asked.form(0)
	purpose := "hosted-state:" + f.client
	sealed, err := base64.RawURLEncoding.DecodeString(values.Get("state"))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := f.sealer.Open(purpose, sealed)
	if err != nil {
		t.Fatal(err)
	}
	var state map[string]any
	if err := json.Unmarshal(plain, &state); err != nil || state["Session"] == "" {
		t.Fatalf("%s: %v", plain, err)
	}
	respond := func(session any) error {
		return f.Call("RespondToAuthChallenge", map[string]any{
			"ClientId": f.client, "ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": session,
			"ChallengeResponses": map[string]string{"USERNAME": "carol", "NEW_PASSWORD": password},
		}, nil)
	}
	if err := respond(state["Session"]); err == nil || err.Error() != "NotAuthorizedException: Invalid session for the user." {
		t.Errorf("a page's session at the API: %v", err)
	}
	var begun struct{ Session string }
	f.Must("InitiateAuth", map[string]any{
		"ClientId": f.client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": map[string]string{"USERNAME": "carol", "PASSWORD": "Temp-0rary!"},
	}, &begun)
	state["Session"] = begun.Session
	if plain, err = json.Marshal(state); err != nil {
		t.Fatal(err)
	}
	asked.submit("state", base64.RawURLEncoding.EncodeToString(f.sealer.Seal(purpose, plain)), "password", password, "passwordConfirm", password).
		shows(400, "That took too long.")
	if err := respond(begun.Session); err != nil {
		t.Errorf("the API's session at the API: %v", err)
	}
}

// TestClientsWithASecret holds that the pages need no client's secret.
func TestClientsWithASecret(t *testing.T) {
	f := newFixture(t, nil, map[string]any{"GenerateSecret": true})
	f.invite("carol", "Temp-0rary!")
	f.browser().login().submit("username", "carol", "password", "Temp-0rary!").
		submit("password", password, "passwordConfirm", password).signsIn("carol")
	b := f.browser()
	b.open("/forgotPassword", f.request()).submit("username", "carol").
		submit("code", f.LastCode("carol@example.com"), "password", password+"2", "passwordConfirm", password+"2").signsIn("carol")
	f.browser().open("/signup", f.request()).
		submit("username", "dora", "password", password, "passwordConfirm", password, "requiredAttributes[email]", "dora@example.com").
		submitForm(1).submit("code", f.LastCode("dora@example.com")).signsIn("dora")
}

// TestByDomain holds that a sign-in by a pool's domain is of that domain.
func TestByDomain(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.alice()
	f.Must("CreateUserPoolDomain", map[string]any{"UserPoolId": f.pool, "Domain": "shop"}, nil)
	b := f.browser()
	b.http.Transport = &http.Transport{DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, f.Listener.Addr().String())
	}}
	_, port, err := net.SplitHostPort(f.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	at := "http://shop.auth.localhost:" + port
	page := b.visit(at+"/login?"+f.request().Encode()).shows(200, `action="/login?`)
	_, values := page.form(0)
	values.Set("username", "alice")
	values.Set("password", password)
	done := b.post(at+"/login?"+f.request().Encode(), values)
	done.signsIn("alice")
	if again := b.visit(at + "/oauth2/authorize?" + f.request().Encode()); again.Location == nil || !strings.HasPrefix(again.Location.String(), callback) {
		t.Errorf("a second application is sent to %v", again.Location)
	}
	if elsewhere := b.open("/oauth2/authorize", f.request()); !strings.HasPrefix(elsewhere.Location.Path, "/"+f.pool+"/login") {
		t.Errorf("by path the browser is signed in: %v", elsewhere.Location)
	}
}
