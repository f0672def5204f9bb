package settings_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate"
	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func definition(category string) *wire.LimitDefinitionType {
	return &wire.LimitDefinitionType{LimitClass: "API_CATEGORY", Attributes: map[string]string{"Category": category}}
}

// limited is a server that counts.
func limited(t *testing.T) *cognatetest.Server {
	t.Helper()
	return cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) { c.Limits = true }})
}

// through calls an operation often and returns how many calls were not one
// too many; those that were must say so.
func through(t *testing.T, s *cognatetest.Server, times int, operation string, in any) (n int) {
	t.Helper()
	for range times {
		err := s.Call(operation, in, nil)
		if e, ok := errors.AsType[*cognatetest.Error](err); ok && e.Type == "TooManyRequestsException" {
			if e.Message != "Rate exceeded" {
				t.Fatalf("refused with %q", e.Message)
			}
			continue
		}
		n++
	}
	return n
}

func TestUpdateProvisionedLimitRaisesWhatIsAdmitted(t *testing.T) {
	s := limited(t)
	pool, other := newPool(t, s, wire.CreateUserPoolRequest{}), newPool(t, s, wire.CreateUserPoolRequest{})
	read := wire.DescribeUserPoolRequest{UserPoolId: pool}
	if got := through(t, s, 50, "DescribeUserPool", read); got != 15 {
		t.Errorf("%d of 50 calls went through, want 15", got)
	}
	// Another pool and another category are not concerned.
	if got := through(t, s, 5, "DescribeUserPool", wire.DescribeUserPoolRequest{UserPoolId: other}); got != 5 {
		t.Errorf("%d of 5 calls for another pool went through", got)
	}
	if got := through(t, s, 5, "ListGroups", wire.ListGroupsRequest{UserPoolId: pool}); got != 5 {
		t.Errorf("%d of 5 calls of another category went through", got)
	}

	in := wire.UpdateProvisionedLimitRequest{LimitDefinition: definition("UserPoolRead"), RequestedLimitValue: new(int64(40))}
	var out wire.UpdateProvisionedLimitResponse
	s.Must("UpdateProvisionedLimit", in, &out)
	want := &wire.LimitType{LimitDefinition: in.LimitDefinition, FreeLimitValue: new(int64(15)), ProvisionedLimitValue: new(int64(40))}
	if diff := cmp.Diff(want, out.Limit); diff != "" {
		t.Errorf("answer (-want +got)\n%s", diff)
	}
	var shown wire.GetProvisionedLimitResponse
	s.Must("GetProvisionedLimit", wire.GetProvisionedLimitRequest{LimitDefinition: in.LimitDefinition}, &shown)
	if diff := cmp.Diff(want, shown.Limit); diff != "" {
		t.Errorf("GetProvisionedLimit (-want +got)\n%s", diff)
	}
	s.Clock.Advance(time.Minute)
	if got := through(t, s, 50, "DescribeUserPool", read); got != 40 {
		t.Errorf("after the change %d of 50 calls went through, want 40", got)
	}
}

func TestUpdateProvisionedLimitCountsByClientAndToken(t *testing.T) {
	s := limited(t)
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	client := newClient(t, s, pool)
	in := wire.ForgotPasswordRequest{ClientId: client, Username: "nobody"}
	if got := through(t, s, 20, "ForgotPassword", in); got != 20 {
		t.Errorf("%d of 20 calls by client went through", got)
	}
	if got := through(t, s, 20, "ForgotPassword", wire.ForgotPasswordRequest{ClientId: newClient(t, s, pool), Username: "nobody"}); got != 10 {
		t.Errorf("%d of 20 calls by another client of the pool went through, want the 10 that were left", got)
	}
	// Clients and tokens that are none share what there is for none.
	if got := through(t, s, 40, "ForgotPassword", wire.ForgotPasswordRequest{ClientId: "none", Username: "nobody"}); got != 30 {
		t.Errorf("%d of 40 calls by no client went through, want 30", got)
	}
	if got := through(t, s, 130, "GetUser", wire.GetUserRequest{AccessToken: "a.b.c"}); got != 120 {
		t.Errorf("%d of 130 calls by no token went through, want 120", got)
	}
}

func TestUpdateProvisionedLimitRefuses(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	for name, tt := range map[string]struct {
		definition         *wire.LimitDefinitionType
		value              int64
		exception, message string
	}{
		"below the default": {definition("UserRead"), 119, invalid, "The requested limit 119 is below the default limit 120."},
		"above the maximum": {
			definition("UserRead"), 100_001,
			"ServiceQuotaExceededException", "The requested limit 100001 is above the account-level maximum 100000.",
		},
		"no such category": {definition("Users"), 100, invalid, "The category Users does not exist."},
		"no category": {
			&wire.LimitDefinitionType{LimitClass: "API_CATEGORY", Attributes: map[string]string{}}, 100,
			invalid, "The limit definition must have the attribute Category.",
		},
		"another class": {
			&wire.LimitDefinitionType{LimitClass: "DISK", Attributes: definition("UserRead").Attributes}, 120,
			invalid, "1 validation error detected: Value 'DISK' at 'limitDefinition.limitClass' failed to satisfy constraint: Member must satisfy enum value set: [API_CATEGORY]",
		},
	} {
		t.Run(name, func(t *testing.T) {
			in := wire.UpdateProvisionedLimitRequest{LimitDefinition: tt.definition, RequestedLimitValue: &tt.value}
			s.Refused("UpdateProvisionedLimit", in, tt.exception, tt.message)
		})
	}
}
