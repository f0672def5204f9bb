// Package timing tests that the time of an answer doesn't tell who exists: an
// unknown name, a wrong password, a disabled user and one without a password
// are tried by turns, thousands of times, and ranked. So are those who are sent
// a code and those who only seem to be.
package timing

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"net/http"
	"slices"
	"testing"
	"time"

	"cognate/test/internal/proc"
	"cognate/test/internal/slowmail"
	"cognate/test/internal/srpclient"
	"cognate/test/internal/wirecall"
)

const (
	rounds   = 500 // of a try each for four kinds of names
	perName  = 4   // one more failure would lock the name
	tellable = 4.5 // standard deviations; chance passes it once in 150,000 times
)

var bin string

func TestMain(m *testing.M) { proc.Main(m, &bin) }

// kind is a kind of names, some more for each few tries.
type kind struct {
	title string
	make  func(name string) error
	took  []time.Duration
}

// directory is a pool whose client hides who exists.
type directory struct {
	*wirecall.Client
	pool, client string
}

func newDirectory(t *testing.T, flags ...string) *directory {
	t.Helper()
	s, err := proc.Start(t.TempDir(), bin, append([]string{"dev", "-memory"}, flags...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Kill)
	d := &directory{Client: wirecall.New(s.URL, 1)}
	var pool struct{ UserPool struct{ Id string } }
	var client struct{ UserPoolClient struct{ ClientId string } }
	type object = map[string]any
	d.must(t, "CreateUserPool", object{"PoolName": "timing", "AutoVerifiedAttributes": []string{"email"}, "Policies": object{
		"SignInPolicy": object{"AllowedFirstAuthFactors": []string{"PASSWORD", "EMAIL_OTP"}},
	}}, &pool)
	d.pool = pool.UserPool.Id
	d.must(t, "CreateUserPoolClient", object{
		"UserPoolId": d.pool, "ClientName": "timing", "PreventUserExistenceErrors": "ENABLED",
		"ExplicitAuthFlows": []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"},
	}, &client)
	d.client = client.UserPoolClient.ClientId
	return d
}

func (d *directory) must(t *testing.T, operation string, in, out any) {
	t.Helper()
	if err := d.Call(operation, in, out); err != nil {
		t.Fatalf("%s: %v", operation, err)
	}
}

// create makes a user without a message; more are members of the request.
func (d *directory) create(name string, more map[string]any) error {
	in := map[string]any{"UserPoolId": d.pool, "Username": name, "MessageAction": "SUPPRESS"}
	maps.Copy(in, more)
	return d.Call("AdminCreateUser", in, nil)
}

func (d *directory) disable(name string) error {
	return d.Call("AdminDisableUser", map[string]any{"UserPoolId": d.pool, "Username": name}, nil)
}

// withMail is a user with a mail address and no password.
func withMail(name string) map[string]any {
	return map[string]any{"UserAttributes": []map[string]any{{"Name": "email", "Value": name + "@example.com"}}}
}

// verified is withMail for whoever may choose a new password by mail.
func verified(name string) map[string]any {
	return map[string]any{"UserAttributes": []map[string]any{
		{"Name": "email", "Value": name + "@example.com"}, {"Name": "email_verified", "Value": "true"},
	}}
}

// kinds are the names that must not be told apart.
func (d *directory) kinds() []*kind {
	withPassword := map[string]any{"TemporaryPassword": "Correct-Horse-7"}
	return []*kind{
		{title: "unknown", make: func(string) error { return nil }},
		{title: "wrong password", make: func(name string) error { return d.create(name, withPassword) }},
		{title: "disabled", make: func(name string) error { return errors.Join(d.create(name, withPassword), d.disable(name)) }},
		{title: "no password", make: func(name string) error { return d.create(name, withMail(name)) }},
	}
}

// reached are names that are sent a code, or seem to be.
func (d *directory) reached() []*kind {
	return []*kind{
		{title: "unknown", make: func(string) error { return nil }},
		{title: "known", make: func(name string) error { return d.create(name, verified(name)) }},
		{title: "disabled", make: func(name string) error { return errors.Join(d.create(name, verified(name)), d.disable(name)) }},
		{title: "also known", make: func(name string) error { return d.create(name, verified(name)) }},
	}
}

// newSlowDirectory is newDirectory whose mail takes 20 ms to send.
func newSlowDirectory(t *testing.T) (*directory, *slowmail.Server) {
	t.Helper()
	mail, err := slowmail.Start(20 * time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(mail.Close)
	return newDirectory(t, "-email", mail.URL), mail
}

// measure tries the kinds by turns, each round in another order.
func (d *directory) measure(t *testing.T, kinds []*kind, try func(name string) error) {
	t.Helper()
	for round := range rounds {
		name := func(k *kind) string { return fmt.Sprintf("%s-%d", k.title[:2], round/perName) }
		if round%perName == 0 {
			for _, k := range kinds {
				if err := k.make(name(k)); err != nil {
					t.Fatalf("%s: %v", k.title, err)
				}
			}
		}
		for _, i := range rand.Perm(len(kinds)) {
			begin := time.Now()
			err := try(name(kinds[i]))
			kinds[i].took = append(kinds[i].took, time.Since(begin))
			if err != nil {
				t.Fatalf("%s: %v", kinds[i].title, err)
			}
		}
	}
	for i, a := range kinds {
		t.Logf("%s: median %v", a.title, median(a.took))
		for _, b := range kinds[:i] {
			if z := rankSum(a.took, b.took); math.Abs(z) > tellable {
				t.Errorf("%s (median %v) and %s (median %v) can be told apart: %.1f standard deviations",
					a.title, median(a.took), b.title, median(b.took), z)
			}
		}
	}
}

func TestAWrongPasswordTakesAsLongWhoeverItIs(t *testing.T) {
	d := newDirectory(t)
	d.measure(t, d.kinds(), func(name string) error {
		err := d.Call("InitiateAuth", map[string]any{
			"ClientId": d.client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": map[string]string{"USERNAME": name, "PASSWORD": "wrong"},
		}, nil)
		return refused(err)
	})
}

func TestSRPTakesAsLongWhoeverItIs(t *testing.T) {
	d := newDirectory(t)
	d.measure(t, d.kinds(), func(name string) error {
		var out wirecall.AuthAnswer
		err := d.Call("InitiateAuth", map[string]any{
			"ClientId": d.client, "AuthFlow": "USER_SRP_AUTH", "AuthParameters": map[string]string{"USERNAME": name, "SRP_A": "abcdef0123456789"},
		}, &out)
		if err == nil && out.ChallengeName != "PASSWORD_VERIFIER" {
			return fmt.Errorf("answered %+v", out)
		}
		return err
	})
}

// TestAWrongProofTakesAsLongWhoeverItIs goes on to the second half of SRP.
func TestAWrongProofTakesAsLongWhoeverItIs(t *testing.T) {
	d := newDirectory(t)
	d.measure(t, d.kinds(), func(name string) error {
		var out wirecall.AuthAnswer
		if err := d.Call("InitiateAuth", map[string]any{
			"ClientId": d.client, "AuthFlow": "USER_SRP_AUTH", "AuthParameters": map[string]string{"USERNAME": name, "SRP_A": "abcdef0123456789"},
		}, &out); err != nil {
			return err
		}
		err := d.Call("RespondToAuthChallenge", map[string]any{
			"ClientId": d.client, "ChallengeName": out.ChallengeName, "ChallengeResponses": map[string]string{
				"USERNAME": name, "PASSWORD_CLAIM_SECRET_BLOCK": out.ChallengeParameters["SECRET_BLOCK"],
				"PASSWORD_CLAIM_SIGNATURE": "d3Jvbmc=", "TIMESTAMP": srpclient.Timestamp(time.Now()),
			},
		}, nil)
		return refused(err)
	})
}

func TestForgottenPasswordsTakeAsLongWhoeverItIs(t *testing.T) {
	d, mail := newSlowDirectory(t)
	d.measure(t, d.reached(), func(name string) error {
		var out struct{ CodeDeliveryDetails struct{ Destination string } }
		err := d.Call("ForgotPassword", map[string]any{"ClientId": d.client, "Username": name}, &out)
		if err == nil && out.CodeDeliveryDetails.Destination == "" {
			return fmt.Errorf("answered %+v", out)
		}
		return err
	})
	wantMails(t, d, mail, 2*rounds)
}

func TestResentCodesTakeAsLongWhoeverItIs(t *testing.T) {
	d, mail := newSlowDirectory(t)
	signUp := func(name string) error {
		in := map[string]any{"ClientId": d.client, "Username": name}
		maps.Copy(in, withMail(name))
		return d.Call("SignUp", in, nil)
	}
	kinds := []*kind{
		{title: "unknown", make: func(string) error { return nil }},
		{title: "new", make: signUp},
		{title: "disabled", make: func(name string) error { return errors.Join(signUp(name), d.disable(name)) }},
		{title: "also new", make: signUp},
	}
	d.measure(t, kinds, func(name string) error {
		return d.Call("ResendConfirmationCode", map[string]any{"ClientId": d.client, "Username": name}, nil)
	})
	wantMails(t, d, mail, 3*rounds/perName+2*rounds)
}

func TestFirstCodesTakeAsLongWhoeverItIs(t *testing.T) {
	d, mail := newSlowDirectory(t)
	d.measure(t, d.reached(), func(name string) error {
		var out wirecall.AuthAnswer
		err := d.Call("InitiateAuth", map[string]any{
			"ClientId": d.client, "AuthFlow": "USER_AUTH", "AuthParameters": map[string]string{"USERNAME": name, "PREFERRED_CHALLENGE": "EMAIL_OTP"},
		}, &out)
		if err == nil && out.ChallengeName != "EMAIL_OTP" {
			return fmt.Errorf("answered %+v", out)
		}
		return err
	})
	wantMails(t, d, mail, 2*rounds)
}

// wantMails demands that everybody who was to be sent a mail was sent it. The
// outbox answers when everything under way has been sent.
func wantMails(t *testing.T, d *directory, mail *slowmail.Server, want int64) {
	t.Helper()
	resp, err := http.Get(d.URL + "/outbox?limit=1")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if n := mail.Mails(); n != want {
		t.Errorf("%d mails were sent; want %d", n, want)
	}
}

// refused demands the one answer that wrong passwords get.
func refused(err error) error {
	if refusal, ok := errors.AsType[*wirecall.Error](err); ok && refusal.Message == "Incorrect username or password." {
		return nil
	}
	return fmt.Errorf("answered %v", err)
}

func median(d []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(d))
	return sorted[len(sorted)/2]
}

// rankSum is the Mann-Whitney statistic of two samples in standard
// deviations: near 0 where neither is the slower one.
//
// https://en.wikipedia.org/wiki/Mann-Whitney_U_test
func rankSum(a, b []time.Duration) float64 {
	type one struct {
		took time.Duration
		ofA  bool
	}
	var all []one
	for _, d := range a {
		all = append(all, one{d, true})
	}
	for _, d := range b {
		all = append(all, one{d, false})
	}
	slices.SortFunc(all, func(x, y one) int { return int(x.took - y.took) })
	rank := 0.0
	for i, x := range all {
		if x.ofA {
			rank += float64(i + 1)
		}
	}
	n, m := float64(len(a)), float64(len(b))
	return (rank - n*(n+m+1)/2) / math.Sqrt(n*m*(n+m+1)/12)
}

func TestRankSumTellsADifference(t *testing.T) {
	var a, b, later []time.Duration
	for range rounds {
		a, b = append(a, time.Duration(rand.Int64N(1000))), append(b, time.Duration(rand.Int64N(1000)))
		later = append(later, time.Duration(300+rand.Int64N(1000)))
	}
	if z := rankSum(a, b); math.Abs(z) > tellable {
		t.Errorf("equal samples: %.1f", z)
	}
	if z := rankSum(a, later); z > -tellable {
		t.Errorf("a later sample: %.1f", z)
	}
}
