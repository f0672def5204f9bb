package resourceservers_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestListResourceServersInPages(t *testing.T) {
	f := newFixture(t)
	for _, i := range []int{3, 1, 5, 2, 4} {
		f.server(fmt.Sprintf("api-%d", i), "read")
	}
	in := wire.ListResourceServersRequest{UserPoolId: f.pool, MaxResults: new(int64(2))}
	var got []string
	for page := 0; page == 0 || in.NextToken != ""; page++ {
		var out wire.ListResourceServersResponse
		f.Must("ListResourceServers", in, &out)
		if len(out.ResourceServers) > 2 || page > 2 {
			t.Fatalf("page %d has %d servers", page, len(out.ResourceServers))
		}
		for _, r := range out.ResourceServers {
			got = append(got, r.Identifier)
			if diff := cmp.Diff(f.describe(r.Identifier), &r); diff != "" {
				t.Errorf("listed (-described +listed):\n%s", diff)
			}
		}
		in.NextToken = out.NextToken
		if page == 0 { // a page goes on after a server that has left since
			f.Must("DeleteResourceServer", wire.DeleteResourceServerRequest{UserPoolId: f.pool, Identifier: "api-2"}, nil)
			f.server("api-25")
		}
	}
	if diff := cmp.Diff([]string{"api-1", "api-2", "api-25", "api-3", "api-4", "api-5"}, got); diff != "" {
		t.Errorf("servers (-want +got):\n%s", diff)
	}
}

func TestListResourceServersOfAPoolWithoutAny(t *testing.T) {
	f := newFixture(t)
	var out map[string]any
	f.Must("ListResourceServers", wire.ListResourceServersRequest{UserPoolId: f.pool}, &out)
	if diff := cmp.Diff(map[string]any{"ResourceServers": []any{}}, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

func TestListResourceServersRefusals(t *testing.T) {
	f := newFixture(t)
	f.server("a")
	f.server("b")
	in := wire.ListResourceServersRequest{UserPoolId: f.pool, MaxResults: new(int64(1))}
	var out wire.ListResourceServersResponse
	f.Must("ListResourceServers", in, &out)
	f.Refused("ListResourceServers", wire.ListResourceServersRequest{UserPoolId: f.newPool(), NextToken: out.NextToken}, invalid,
		"Invalid pagination token")
	f.Refused("ListResourceServers", wire.ListResourceServersRequest{UserPoolId: f.pool, NextToken: "none"}, invalid, "Invalid pagination token")
	f.Refused("ListResourceServers", wire.ListResourceServersRequest{UserPoolId: missingPool}, notFound, noPool)
	f.Refused("ListResourceServers", wire.ListResourceServersRequest{UserPoolId: f.pool, MaxResults: new(int64(51))}, invalid,
		"1 validation error detected: Value '51' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 50")
}
