package clients

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cognate/test/internal/proc"
	"cognate/test/internal/wirecall"
)

const (
	senderKey = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
	keyARN    = "arn:aws:kms:us-east-1:000000000000:key/1"
	functions = "arn:aws:lambda:us-east-1:000000000000:function:"
)

// withFunctions is a server whose functions are real ones: Node handlers of
// both styles, and a bootstrap binary on AWS's own library for Go.
func withFunctions(t *testing.T) (d *directory, mail, notes string) {
	t.Helper()
	dir := t.TempDir()
	bootstrap, err := proc.Build(dir, "cognate/test", "cognate/test/functions/bootstrap")
	if err != nil {
		t.Fatal(err)
	}
	mail, notes = filepath.Join(dir, "mail"), filepath.Join(dir, "notes")
	for name, value := range map[string]string{"MAIL": mail, "NOTES": notes, "SENDER_KEY": senderKey, "KEY_ARN": keyARN} {
		t.Setenv(name, value)
	}
	here, err := filepath.Abs("functions")
	if err != nil {
		t.Fatal(err)
	}
	s, err := proc.Start(t.TempDir(), bin, "dev", "-memory", "-sender-key", "base64:"+senderKey,
		"-trigger", "pre-sign-up=exec:"+here+"/pre_sign_up.mjs", "-trigger", "tokens=exec:"+here+"/tokens.cjs",
		"-trigger", "send-mail=exec:"+here+"/send_mail.mjs", "-trigger", "arn:*:function:go-*=exec:"+bootstrap)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Kill)
	return &directory{Client: wirecall.New(s.URL, 4), t: t}, mail, notes
}

// newPool makes a pool with functions, and a client of it.
func (d *directory) newPool(config map[string]any) (poolID, clientID string) {
	d.t.Helper()
	var pool struct{ UserPool struct{ Id string } }
	d.must("CreateUserPool", map[string]any{"PoolName": "triggers", "AutoVerifiedAttributes": []string{"email"}, "LambdaConfig": config}, &pool)
	var client struct{ UserPoolClient struct{ ClientId string } }
	d.must("CreateUserPoolClient", map[string]any{
		"UserPoolId": pool.UserPool.Id, "ClientName": "app", "ExplicitAuthFlows": []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"},
	}, &client)
	return pool.UserPool.Id, client.UserPoolClient.ClientId
}

func (d *directory) signUp(clientID, name string) error {
	return d.Call("SignUp", map[string]any{
		"ClientId": clientID, "Username": name, "Password": password,
		"UserAttributes": []map[string]string{{"Name": "email", "Value": name + "@example.com"}},
	}, nil)
}

// signIn signs in and returns the ID token and the time it took.
func (d *directory) signIn(clientID, name string) (idToken string, took time.Duration) {
	d.t.Helper()
	var out struct{ AuthenticationResult struct{ IdToken string } }
	begun := time.Now()
	d.must("InitiateAuth", map[string]any{
		"ClientId": clientID, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": map[string]string{"USERNAME": name, "PASSWORD": password},
	}, &out)
	return out.AuthenticationResult.IdToken, time.Since(begun)
}

// TestRealFunctions walks a user through functions of all kinds.
func TestRealFunctions(t *testing.T) {
	d, mail, notes := withFunctions(t)
	_, clientID := d.newPool(map[string]any{
		"PreSignUp": functions + "pre-sign-up", "PostConfirmation": functions + "go-post", "PreAuthentication": functions + "go-pre",
		"PreTokenGeneration": functions + "tokens", "KMSKeyID": keyARN,
		"CustomEmailSender": map[string]string{"LambdaArn": functions + "send-mail", "LambdaVersion": "V1_0"},
	})
	err := d.signUp(clientID, "mallory")
	if err == nil || !strings.Contains(err.Error(), "PreSignUp failed with error No, mallory.") {
		t.Errorf("mallory: %v", err)
	}
	if err := d.signUp(clientID, "ann"); err != nil {
		t.Fatal(err)
	}
	sent := strings.Fields(read(t, mail))
	if len(sent) != 3 || sent[0] != "CustomEmailSender_SignUp" || sent[1] != "ann@example.com" {
		t.Fatalf("mail %q", sent)
	}
	d.must("ConfirmSignUp", map[string]any{"ClientId": clientID, "Username": "ann", "ConfirmationCode": sent[2]}, nil)
	if note := read(t, notes); note != "ann CONFIRMED" {
		t.Errorf("noted %q", note)
	}
	token, _ := d.signIn(clientID, "ann")
	payload, err := base64.RawURLEncoding.DecodeString(strings.Split(token, ".")[1])
	if err != nil {
		t.Fatal(err)
	}
	var claims struct{ Tenant string }
	if err := json.Unmarshal(payload, &claims); err != nil || claims.Tenant != "example.com" {
		t.Errorf("claims %s: %v", payload, err)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestWhatLocalFunctionsCost compares sign-ins with two functions and without
// any, in pairs, of which each has the other one first: half of the pairs must
// differ by little enough. However busy the machine is, it gets as many pairs
// as tell that median well, and no more: their number never depends on what
// they say.
func TestWhatLocalFunctionsCost(t *testing.T) {
	const (
		most        = 3 * time.Millisecond
		few, many   = 300, 2000
		wellEnough  = 400 * time.Microsecond
		deviations  = 2
		lookedAfter = 100
	)
	d, _, _ := withFunctions(t)
	plainPool, plain := d.newPool(nil)
	askingPool, asking := d.newPool(map[string]any{"PreAuthentication": functions + "go-pre", "PostAuthentication": functions + "pre-sign-up"})
	for clientID, poolID := range map[string]string{plain: plainPool, asking: askingPool} {
		if err := d.signUp(clientID, "ann"); err != nil {
			t.Fatal(err)
		}
		d.must("AdminConfirmSignUp", map[string]any{"UserPoolId": poolID, "Username": "ann"}, nil)
	}
	clients := []string{plain, asking}
	for _, clientID := range clients {
		d.signIn(clientID, "ann") // starts the functions
	}
	var alone, more []time.Duration
	var low, middle, high time.Duration
	for pair := 1; pair <= many; pair++ {
		took := map[string]time.Duration{}
		slices.Reverse(clients)
		for _, clientID := range clients {
			_, took[clientID] = d.signIn(clientID, "ann")
		}
		alone, more = append(alone, took[plain]), append(more, took[asking]-took[plain])
		if pair%lookedAfter == 0 {
			low, middle, high = medianWithin(more, deviations)
			if pair >= few && high-low <= 2*wellEnough {
				break
			}
		}
	}
	_, usual, _ := medianWithin(alone, deviations)
	t.Logf("a sign-in takes %v; two functions take %v more, between %v and %v by %d pairs", usual, middle, low, high, len(more))
	if middle > most {
		t.Errorf("two functions cost %v; %v are the most", middle, most)
	}
}

// medianWithin returns the median of a sample, and the bounds between which
// that of all there could be lies, by so many standard deviations: the ranks of
// the sample that many coin tosses away from its middle.
//
// https://en.wikipedia.org/wiki/Median#Sampling_distribution
func medianWithin(sample []time.Duration, deviations float64) (low, middle, high time.Duration) {
	sorted := slices.Sorted(slices.Values(sample))
	n := float64(len(sorted))
	away := deviations * math.Sqrt(n) / 2
	at := func(rank float64) time.Duration { return sorted[min(max(int(rank), 0), len(sorted)-1)] }
	return at(n/2 - away), at(n / 2), at(n/2 + away)
}
