package cognate_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"cognate"
	"cognate/delivery"
)

func TestALinkInAMailConfirmsTheAccount(t *testing.T) {
	var mails []delivery.Message
	s := start(t, cognate.Config{
		AnyCredentials: true, PublicURL: "https://id.example.com", EmailFrom: "Shop <shop@example.com>",
		Email: delivery.Func(func(_ context.Context, m delivery.Message) error {
			mails = append(mails, m)
			return nil
		}),
	})
	pool := must(t, s, request("CreateUserPool", `{"PoolName":"p","AutoVerifiedAttributes":["email"],"VerificationMessageTemplate":`+
		`{"DefaultEmailOption":"CONFIRM_WITH_LINK","EmailMessageByLink":"<p>Hello, {##click here##}</p>"}}`)).UserPool.ID
	client := must(t, s, request("CreateUserPoolClient", `{"UserPoolId":"`+pool+`","ClientName":"app"}`)).UserPoolClient.ClientID
	must(t, s, request("SignUp", `{"ClientId":"`+client+`","Username":"ann","Password":"Correct-horse-1",`+
		`"UserAttributes":[{"Name":"email","Value":"ann@example.com"}]}`))
	if len(mails) != 1 || mails[0].From != "Shop <shop@example.com>" {
		t.Fatalf("sent %+v", mails)
	}
	link := regexp.MustCompile(`https://id\.example\.com/\S+`).FindString(mails[0].Text)
	if link == "" {
		t.Fatalf("no link in %q", mails[0].Text)
	}
	status := func() string {
		a := must(t, s, request("AdminGetUser", `{"UserPoolId":"`+pool+`","Username":"ann"}`))
		return regexp.MustCompile(`"UserStatus":"(\w+)"`).FindStringSubmatch(string(a.Body))[1]
	}
	if a := ask(t, s, httptest.NewRequest(http.MethodGet, strings.Replace(link, mails[0].Code, "000000", 1), nil)); a.Status != http.StatusBadRequest || status() != "UNCONFIRMED" {
		t.Errorf("a wrong link answered %d", a.Status)
	}
	if a := ask(t, s, httptest.NewRequest(http.MethodGet, link, nil)); a.Status != http.StatusOK || status() != "CONFIRMED" {
		t.Errorf("the link answered %d %s", a.Status, a.Body)
	}
}
