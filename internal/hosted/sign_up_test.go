package hosted_test

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

func TestSignUp(t *testing.T) {
	f := newFixture(t, map[string]any{"UsernameAttributes": []string{"email"},
		"Schema": []map[string]any{{"Name": "family_name", "Required": true, "Mutable": true, "AttributeDataType": "String"}}}, nil)
	b := f.browser()
	b.login().shows(200, "Email", `inputmode="email"`)
	page := b.open("/signup", f.request()).shows(200, "Sign up", "Family name", "at least 8 characters")
	page.submit("username", "").shows(400, "Please fill in all fields.")
	page.submit("username", "dora@example.com", "password", password, "passwordConfirm", "x").shows(400, "The two passwords differ.")
	page.submit("username", "dora@example.com", "password", password, "passwordConfirm", password).shows(400, "Please fill in all fields.", `value="dora@example.com"`)
	page.submit("username", "dora@example.com", "password", "weak", "passwordConfirm", "weak", "requiredAttributes[family_name]", "D").shows(400, "keep all the rules", `value="D"`)
	confirm := page.submit("username", "dora@example.com", "password", password, "passwordConfirm", password, "requiredAttributes[family_name]", "D").
		shows(200, "Confirm your account", "We sent a code to d***@e***.")
	confirm.submit("code", "1").shows(400, "That code is not right.", "We sent a code to d***@e***.")
	again := confirm.submitForm(1).shows(200, "We sent you another code.")
	page.submit("username", "dora@example.com", "password", password, "passwordConfirm", password, "requiredAttributes[family_name]", "D").shows(400, "There is an account with that name already.")
	done := again.submit("code", f.LastCode("dora@example.com"))
	var user struct{ Username, UserStatus string }
	f.Must("AdminGetUser", map[string]any{"UserPoolId": f.pool, "Username": "dora@example.com"}, &user)
	done.signsIn(user.Username)
	if user.UserStatus != "CONFIRMED" {
		t.Errorf("status %s", user.UserStatus)
	}
	f.browser().login().submit("username", "dora@example.com", "password", password).signsIn(user.Username)
}

func TestConfirmingInAnotherBrowserSignsNobodyIn(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.browser().open("/signup", f.request()).shows(200, "Username", "Email").
		submit("username", "dora", "password", password, "passwordConfirm", password, "requiredAttributes[email]", "dora@example.com").shows(200, "Confirm")
	unconfirmed := f.browser().login().submit("username", "dora", "password", password).shows(200, "Please confirm your account first")
	unconfirmed.submitForm(1).shows(200, "We sent you another code.")
	f.LastCode("dora@example.com") // nobody waits for it, so it might come after the next one
	b := f.browser()
	b.open("/resendcode", f.request()).shows(200).submit("username", "").shows(400, "Please fill in all fields.")
	b.open("/resendcode", f.request()).submit("username", "dora").shows(200, "We sent you another code.")
	page := b.open("/confirm", f.request()).shows(200, "Username", "Code")
	page.submit("username", "", "code", "1").shows(400, "Please fill in all fields.")
	page.submit("username", "dora", "code", f.LastCode("dora@example.com")).
		shows(200, "Your account is confirmed.").submit("username", "dora", "password", password).signsIn("dora")
}

func TestConfirmByLink(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.browser().open("/signup", f.request()).
		submit("username", "dora", "password", password, "passwordConfirm", password, "requiredAttributes[email]", "dora@example.com").shows(200)
	link := func(client, code string) *page {
		return f.browser().open("/confirmUser", url.Values{"client_id": {client}, "user_name": {"dora"}, "confirmation_code": {code}})
	}
	link("nobody", "1").shows(400, "This link is not good.")
	link(f.client, "1").shows(400, "That code is not right.")
	link(f.client, "").shows(400)
	link(f.client, f.LastCode("dora@example.com")).shows(200, "Your account is confirmed.")
	f.browser().login().submit("username", "dora", "password", password).signsIn("dora")
}

func TestConfirmByTheLinkOfTheMail(t *testing.T) {
	f := newFixture(t, map[string]any{"VerificationMessageTemplate": map[string]any{"DefaultEmailOption": "CONFIRM_WITH_LINK"}}, nil)
	f.Must("CreateUserPoolDomain", map[string]any{"UserPoolId": f.pool, "Domain": "shop"}, nil)
	f.browser().open("/signup", f.request()).
		submit("username", "dora", "password", password, "passwordConfirm", password, "requiredAttributes[email]", "dora@example.com").shows(200)
	sent := f.Messages()
	link := regexp.MustCompile(`href="?(https?://[^"> ]*/confirmUser\?[^"> ]*)`).FindStringSubmatch(sent[len(sent)-1].HTML)
	if link == nil {
		t.Fatalf("no link: %+v", sent)
	}
	to, err := url.Parse(html.UnescapeString(link[1]))
	if err != nil {
		t.Fatal(err)
	}
	path := to.Path
	if to.Host == "" || !strings.HasPrefix(path, "/"+f.pool+"/") {
		path = "/" + f.pool + path
	}
	f.browser().visit(f.URL+path+"?"+to.RawQuery).shows(200, "Your account is confirmed.")
}

func TestOnlyAdministratorsMakeUsers(t *testing.T) {
	f := newFixture(t, map[string]any{"AdminCreateUserConfig": map[string]any{"AllowAdminCreateUserOnly": true}}, nil)
	b := f.browser()
	if page := b.login(); strings.Contains(page.Text, "/signup") {
		t.Errorf("shows the way to sign up: %s", page.Text)
	}
	page := b.open("/signup", f.request()).shows(403, "You can't sign up here.")
	action, values := page.form(0)
	values.Set("username", "dora")
	values.Set("password", password)
	b.post(strings.Replace(action, "/login?", "/signup?", 1), values).shows(403, "You can't sign up here.")
}

func TestForgottenPassword(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.alice()
	b := f.browser()
	page := b.open("/forgotPassword", f.request("login_hint", "alice")).shows(200, "Forgot your password?", `value="alice"`)
	page.submit("username", "").shows(400, "Please fill in all fields.")
	reset := page.submit("username", "alice").shows(200, "Reset your password", "We sent a code to a***@e***.")
	reset.submit("code", "1", "password", "N3w-password", "passwordConfirm", "N3w-password").shows(400, "That code is not right.")
	reset.submit("code", "", "password", "N3w-password", "passwordConfirm", "N3w-password").shows(400, "Please fill in all fields.")
	reset.submit("code", f.LastCode("alice@example.com"), "password", "weak", "passwordConfirm", "weak").shows(400, "keep all the rules")
	reset.submit("code", f.LastCode("alice@example.com"), "password", "N3w-password", "passwordConfirm", "N3w").shows(400, "The two passwords differ.")
	reset.submit("code", f.LastCode("alice@example.com"), "password", "N3w-password", "passwordConfirm", "N3w-password").signsIn("alice")
	f.browser().login().submit("username", "alice", "password", "N3w-password").signsIn("alice")

	// A name that nobody has looks the same.
	page.submit("username", "nobody").shows(200, "Reset your password", "We sent a code to").
		submit("code", "123456", "password", "N3w-password", "passwordConfirm", "N3w-password").shows(400, "That code is not right.")
	b.open("/confirmforgotPassword", f.request()).shows(200, "Username").
		submit("username", "alice", "code", "123456", "password", "N3w-password", "passwordConfirm", "N3w-password").shows(400)
}

func TestAdministratorsResetPasswords(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.alice()
	f.Must("AdminResetUserPassword", map[string]any{"UserPoolId": f.pool, "Username": "alice"}, nil)
	f.browser().login().submit("username", "alice", "password", password).shows(200, "You need a new password.").
		submit("code", f.LastCode("alice@example.com"), "password", "N3w-password", "passwordConfirm", "N3w-password").signsIn("alice")
}
