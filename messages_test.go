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

// mailing returns a server, a client of a pool of its that verifies mail
// addresses, and the pool's id.
func mailing(t *testing.T, c cognate.Config) (s *cognate.Server, client, pool string) {
	t.Helper()
	c.AnyCredentials = true
	s = start(t, c)
	pool = must(t, s, request("CreateUserPool", `{"PoolName":"p","AutoVerifiedAttributes":["email"]}`)).UserPool.ID
	return s, must(t, s, request("CreateUserPoolClient", `{"UserPoolId":"`+pool+`","ClientName":"app"}`)).UserPoolClient.ClientID, pool
}

func signUp(client, name string) *http.Request {
	return request("SignUp", `{"ClientId":"`+client+`","Username":"`+name+`","Password":"Correct-horse-1",`+
		`"UserAttributes":[{"Name":"email","Value":"`+name+`@example.com"}]}`)
}

func TestMailThatIsRefused(t *testing.T) {
	s, client, _ := mailing(t, cognate.Config{Outbox: true, Email: delivery.Func(func(context.Context, delivery.Message) error {
		return delivery.ErrRefused
	})})
	a := ask(t, s, signUp(client, "ann"))
	if a.Status != http.StatusBadRequest || !strings.Contains(string(a.Body), `"CodeDeliveryFailureException"`) || !strings.Contains(string(a.Body), "Failed to deliver the EMAIL message.") {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	_, all := readOutbox(t, s, "localhost", "")
	if len(all) != 1 || all[0].State != "REFUSED" || all[0].Attempts != 1 || all[0].Failure != "refused" || all[0].Code == "" ||
		len(all[0].Tries) != 1 || all[0].Tries[0].State != "REFUSED" || all[0].Tries[0].Failure != "refused" {
		t.Errorf("noted %+v", all)
	}
}

func TestQueuedMailLeavesAfterTheRequest(t *testing.T) {
	left := make(chan delivery.Message)
	s, client, _ := mailing(t, cognate.Config{QueueMessages: true, Email: delivery.Func(func(_ context.Context, m delivery.Message) error {
		left <- m
		return nil
	})})
	must(t, s, signUp(client, "ann"))
	m := <-left
	must(t, s, request("ConfirmSignUp", `{"ClientId":"`+client+`","Username":"ann","ConfirmationCode":"`+m.Code+`"}`))
}

func TestLimitOfDefaultMail(t *testing.T) {
	s, client, pool := mailing(t, cognate.Config{Outbox: true, MessageLimits: cognate.MessageLimits{DefaultMail: 1}})
	must(t, s, signUp(client, "ann"))
	a := ask(t, s, signUp(client, "bob"))
	if a.Status != http.StatusBadRequest || !strings.Contains(string(a.Body), `"LimitExceededException"`) || !strings.Contains(string(a.Body), "Exceeded daily email limit") {
		t.Errorf("SignUp: %d %s", a.Status, a.Body)
	}
	a = ask(t, s, request("AdminCreateUser", `{"UserPoolId":"`+pool+`","Username":"cid","DesiredDeliveryMediums":["EMAIL"],`+
		`"UserAttributes":[{"Name":"email","Value":"cid@example.com"}]}`))
	if a.Status != http.StatusBadRequest || !strings.Contains(string(a.Body), `"TooManyRequestsException"`) {
		t.Errorf("AdminCreateUser: %d %s", a.Status, a.Body)
	}
}
