package fault

import (
	"errors"
	"fmt"
	"testing"
)

func TestFaultIsFoundThroughWrapping(t *testing.T) {
	err := fmt.Errorf("create user: %w", UsernameExists.New("User already exists"))
	if !errors.Is(err, UsernameExists) {
		t.Error("errors.Is does not find the code")
	}
	if errors.Is(err, UserNotFound) {
		t.Error("errors.Is finds another code")
	}
	f, ok := From(err)
	if !ok || f.Message != "User already exists" || f.Code != UsernameExists {
		t.Errorf("From = %v, %v", f, ok)
	}
}

func TestOtherErrorsAreInternal(t *testing.T) {
	for _, err := range []error{nil, errors.New("disk full")} {
		if f, ok := From(err); ok {
			t.Errorf("From(%v) = %v; want no fault", err, f)
		}
	}
}

func TestBareCodeIsAFaultWithoutMessage(t *testing.T) {
	f, ok := From(fmt.Errorf("x: %w", UnknownOperation))
	if !ok || f.Error() != "UnknownOperationException" {
		t.Errorf("From = %v, %v", f, ok)
	}
}
