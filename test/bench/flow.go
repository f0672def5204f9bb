package main

import (
	"fmt"
	"net/url"
	"path/filepath"
	"sync"
	"time"

	"cognate/internal/passkey/passkeytest"
	"cognate/test/internal/floorpool"
	"cognate/test/internal/proc"
	"cognate/test/internal/wirecall"
)

type object = map[string]any

// flow is a way to sign in whose every step costs something. There is no
// floor for it: what it is made of is measured elsewhere.
type flow struct {
	name     string
	requests int
	pool     object // members of CreateUserPool
	client   object // of CreateUserPoolClient
	mfa      object // of SetUserPoolMfaConfig

	// Each user goes through these. What stands between the two measured ones
	// is what costs the server something that isn't the flow's, such as
	// reading a message out of the outbox.
	prepare func(*signer) error
	begin   func(*signer) error // measured
	between func(*signer) error
	finish  func(*signer) error // measured
}

// signer is a user on the way through a flow.
type signer struct {
	*target
	name   string
	secret []byte // of the authenticator
	code   string // that was sent
	answer wirecall.AuthAnswer
	device device
	key    *passkeytest.Authenticator
}

// everyFlow measures each flow with a number of users, on a server of its own.
func everyFlow(r *report, dir, bin string, users int) error {
	challenges := startChallenges()
	defer challenges.Close()
	server, err := proc.Start(dir, bin, "dev", "-db", filepath.Join(dir, "flows.db"), "-master-key", filepath.Join(dir, "flows.key"),
		"-trigger", "*="+challenges.URL)
	if err != nil {
		return err
	}
	defer server.Kill()
	r.section("Every flow", "| flow | requests | ms of CPU |")
	for _, f := range flows() {
		cost, err := f.cost(&target{name: "cognate", server: server, client: wirecall.New(server.URL, connections)}, users)
		if err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		fmt.Fprintf(r.out, "| %s | %d | %.1f |\n", f.name, f.requests, milliseconds(cost)/float64(users))
	}
	return nil
}

// cost returns what all users together cost the server.
func (f flow) cost(t *target, users int) (time.Duration, error) {
	if err := f.make(t); err != nil {
		return 0, err
	}
	signers := make([]*signer, users)
	for i := range signers {
		signers[i] = &signer{target: t, name: userName(i)}
	}
	if err := each(signers, f.prepare); err != nil {
		return 0, err
	}
	if err := t.settle(); err != nil {
		return 0, err
	}
	var cost time.Duration
	for _, phase := range []struct {
		do       func(*signer) error
		measured bool
	}{{f.begin, true}, {f.between, false}, {f.finish, true}} {
		if phase.do == nil {
			continue
		}
		before, err := t.server.CPU()
		if err != nil {
			return 0, err
		}
		if err := each(signers, phase.do); err != nil {
			return 0, err
		}
		after, err := t.server.CPU()
		if err != nil {
			return 0, err
		}
		if phase.measured {
			cost += after - before
		}
	}
	return cost, nil
}

// make makes the pool and the client of a flow.
func (f flow) make(t *target) error {
	var pool struct{ UserPool struct{ Id string } }
	if err := t.client.Call("CreateUserPool", with(object{"PoolName": "flow"}, f.pool), &pool); err != nil {
		return err
	}
	t.poolID = pool.UserPool.Id
	if f.mfa != nil {
		if err := t.client.Call("SetUserPoolMfaConfig", with(object{"UserPoolId": t.poolID}, f.mfa), nil); err != nil {
			return err
		}
	}
	var client struct{ UserPoolClient struct{ ClientId string } }
	if err := t.client.Call("CreateUserPoolClient", with(object{
		"UserPoolId": t.poolID, "ClientName": "flow",
		"ExplicitAuthFlows": []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"},
	}, f.client), &client); err != nil {
		return err
	}
	t.clientID = client.UserPoolClient.ClientId
	return nil
}

func with(in, more object) object {
	for name, value := range more {
		in[name] = value
	}
	return in
}

// each lets eight users at a time take a step.
func each(signers []*signer, step func(*signer) error) error {
	if step == nil {
		return nil
	}
	var wg sync.WaitGroup
	failures := make(chan error, len(signers))
	next := make(chan *signer)
	for range 8 {
		wg.Go(func() {
			for s := range next {
				if err := step(s); err != nil {
					failures <- fmt.Errorf("%s: %w", s.name, err)
				}
			}
		})
	}
	for _, s := range signers {
		next <- s
	}
	close(next)
	wg.Wait()
	close(failures)
	return <-failures // nil when there is none
}

// exist makes the user, with a password.
func exist(s *signer) error {
	if err := s.client.Call("AdminCreateUser", object{
		"UserPoolId": s.poolID, "Username": s.name, "MessageAction": "SUPPRESS", "UserAttributes": []map[string]string{
			{"Name": "email", "Value": s.name + "@example.com"}, {"Name": "email_verified", "Value": "true"},
			{"Name": "phone_number", "Value": s.phone()}, {"Name": "phone_number_verified", "Value": "true"},
		},
	}, nil); err != nil {
		return err
	}
	return s.client.Call("AdminSetUserPassword", object{
		"UserPoolId": s.poolID, "Username": s.name, "Password": floorpool.Password, "Permanent": true,
	}, nil)
}

// phone returns the number of the user, after the number in their name.
func (s *signer) phone() string { return fmt.Sprintf("+1555%07s", s.name[len("bench-"):]) }

// ask begins a sign-in with parameters besides the name, after which a
// challenge is due, or tokens where it has no name.
func (s *signer) ask(flow string, parameters map[string]string, due string) error {
	if parameters["REFRESH_TOKEN"] == "" {
		parameters["USERNAME"] = s.name
	}
	return s.step("InitiateAuth", object{"ClientId": s.clientID, "AuthFlow": flow, "AuthParameters": parameters}, due)
}

// reply answers the challenge, after which another one is due.
func (s *signer) reply(responses map[string]string, due string) error {
	if responses["USERNAME"] == "" {
		responses["USERNAME"] = s.name
	}
	in := object{"ClientId": s.clientID, "ChallengeName": s.answer.ChallengeName, "ChallengeResponses": responses}
	if s.answer.Session != "" {
		in["Session"] = s.answer.Session
	}
	return s.step("RespondToAuthChallenge", in, due)
}

func (s *signer) step(operation string, in object, due string) error {
	s.answer = wirecall.AuthAnswer{}
	if err := s.client.Call(operation, in, &s.answer); err != nil {
		return err
	}
	if s.answer.ChallengeName != due || (due == "") != (s.answer.AuthenticationResult != nil) {
		return fmt.Errorf("the challenge is %q in place of %q", s.answer.ChallengeName, due)
	}
	return nil
}

// read reads the newest code that was sent to an address.
func (s *signer) read(to string) error {
	var messages []struct{ Code string }
	if err := s.client.Get("/outbox?to="+url.QueryEscape(to), &messages); err != nil {
		return err
	}
	if len(messages) == 0 || messages[0].Code == "" {
		return fmt.Errorf("no code was sent to %s", to)
	}
	s.code = messages[0].Code
	return nil
}
