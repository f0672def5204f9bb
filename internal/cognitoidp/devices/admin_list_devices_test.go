package devices_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminListDevicesInPages(t *testing.T) {
	f := newFixture(t, false)
	_, one := f.device("alice")
	_, two := f.device("alice")
	want := []string{one, two}
	slices.Sort(want)
	limit := int64(1)
	in := wire.AdminListDevicesRequest{UserPoolId: f.pool, Username: "alice", Limit: &limit}
	got := []string{}
	for len(got) == 0 || in.PaginationToken != "" {
		var out wire.AdminListDevicesResponse
		f.Must("AdminListDevices", in, &out)
		got = append(got, keys(out.Devices)...)
		in.PaginationToken = out.PaginationToken
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("devices (-want +got):\n%s", diff)
	}
}

func TestAdminListDevicesRefusals(t *testing.T) {
	f := newFixture(t, false)
	f.Refused("AdminListDevices", wire.AdminListDevicesRequest{UserPoolId: f.pool, Username: "nobody"}, notFound, noUser)
	f.Refused("AdminListDevices", wire.AdminListDevicesRequest{UserPoolId: missingPool, Username: "alice"}, notFound, noPool)
	f.Refused("AdminListDevices", wire.AdminListDevicesRequest{UserPoolId: f.pool, Username: "alice", PaginationToken: "none"}, invalid, "Invalid pagination token")
}
