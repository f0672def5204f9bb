package devices_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestListDevicesInPages(t *testing.T) {
	f := newFixture(t, false)
	f.newUser("bob")
	f.device("bob")
	var token string
	want := make([]string, 3)
	for i := range want {
		token, want[i] = f.device("alice")
	}
	slices.Sort(want)
	two := int64(2)
	in := wire.ListDevicesRequest{AccessToken: token, Limit: &two}
	var first, second wire.ListDevicesResponse
	f.Must("ListDevices", in, &first)
	in.PaginationToken = first.PaginationToken
	f.Must("ListDevices", in, &second)
	if diff := cmp.Diff([][]string{want[:2], want[2:]}, [][]string{keys(first.Devices), keys(second.Devices)}); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	if second.PaginationToken != "" {
		t.Errorf("a third page: %q", second.PaginationToken)
	}
}

func TestListDevicesOfAUserWithoutAny(t *testing.T) {
	f := newFixture(t, false)
	var out map[string]any
	f.Must("ListDevices", wire.ListDevicesRequest{AccessToken: f.signIn("alice").AccessToken}, &out)
	if diff := cmp.Diff(map[string]any{"Devices": []any{}}, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

func TestListDevicesRefusals(t *testing.T) {
	f := newFixture(t, false)
	token, _ := f.device("alice")
	f.Refused("ListDevices", wire.ListDevicesRequest{AccessToken: token, PaginationToken: "none"}, invalid, "Invalid pagination token")
	f.Refused("ListDevices", wire.ListDevicesRequest{AccessToken: "none"}, notAuthorized, invalidToken)
}
