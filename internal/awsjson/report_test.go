package awsjson_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOneLineForACall(t *testing.T) {
	f := newFixture(t)
	f.post("SignUp", `{"ClientId":"client1","Username":"alice","Password":"secret-word"}`)
	f.do(signed("DescribeUserPool", `{"UserPoolId":"us-east-1_abc"}`))
	lines := strings.Split(strings.TrimSpace(f.log.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("log:\n%s", &f.log)
	}
	for i, want := range []string{
		`level=INFO msg=call operation=SignUp code="" duration=0s request_id=id-1 ClientId=client1`,
		`level=INFO msg=call operation=DescribeUserPool code="" duration=0s request_id=id-1 access_key=AKIA UserPoolId=us-east-1_abc`,
	} {
		if !strings.HasSuffix(lines[i], want) {
			t.Errorf("line = %s\nwant %s", lines[i], want)
		}
	}
}

func TestTheCauseOfAnInternalErrorIsLogged(t *testing.T) {
	f := newFixture(t)
	f.post("SignUp", `{"ClientId":"c","Username":"disk"}`)
	f.post("SignUp", `{"ClientId":"c","Username":"panic"}`)
	for _, want := range []string{"level=ERROR", "code=InternalErrorException", "disk full at /secret/path", "panic: out of luck"} {
		if !strings.Contains(f.log.String(), want) {
			t.Errorf("the log lacks %q:\n%s", want, &f.log)
		}
	}
}

func TestUndeclaredErrorsAreTold(t *testing.T) {
	f := newFixture(t)
	f.post("SignUp", `{"ClientId":"c","Username":"taken"}`)
	f.post("SignUp", `{"ClientId":"c","Username":"disk"}`)
	f.post("SignUp", `{"ClientId":5}`)
	f.post("SignUp", `{"ClientId":"c","Username":"undeclared"}`)
	if diff := cmp.Diff([]string{"SignUp: GroupExistsException: A group already exists"}, f.undeclared); diff != "" {
		t.Error(diff)
	}
}

func TestCallsAreObserved(t *testing.T) {
	f := newFixture(t)
	f.post("SignUp", `{"ClientId":"c","Username":"u"}`)
	f.post("SignUp", `{"ClientId":"c","Username":"taken"}`)
	f.post("Fly", `{}`)
	f.post("InitiateAuth", `{}`)
	want := []string{"SignUp=", "SignUp=UsernameExistsException", "=UnknownOperationException", "InitiateAuth=UnknownOperationException"}
	if diff := cmp.Diff(want, f.observed); diff != "" {
		t.Error(diff)
	}
}
