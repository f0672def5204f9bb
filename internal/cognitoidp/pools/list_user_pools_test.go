package pools_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate"
	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestListUserPoolsInTheOrderOfCreation(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	var want, got []string
	for i := range 5 {
		name := fmt.Sprint("pool ", i)
		create(t, s, wire.CreateUserPoolRequest{PoolName: name})
		want = append(want, name)
		s.Clock.Advance(time.Millisecond)
	}
	in := wire.ListUserPoolsRequest{MaxResults: new(int64(2))}
	for pages := 1; ; pages++ {
		var out wire.ListUserPoolsResponse
		if err := s.Call("ListUserPools", in, &out); err != nil {
			t.Fatal(err)
		}
		for _, p := range out.UserPools {
			got = append(got, p.Name)
			if p.Id == "" || p.LambdaConfig == nil || p.CreationDate.IsZero() || p.LastModifiedDate.IsZero() {
				t.Errorf("incomplete %+v", p)
			}
		}
		if out.NextToken == "" {
			if pages != 3 {
				t.Errorf("%d pages, want 3", pages)
			}
			break
		}
		in.NextToken = out.NextToken
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestListUserPoolsShowsTheFunctions(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, full())
	var out wire.ListUserPoolsResponse
	if err := s.Call("ListUserPools", wire.ListUserPoolsRequest{MaxResults: new(int64(1))}, &out); err != nil {
		t.Fatal(err)
	}
	want := []wire.UserPoolDescriptionType{{
		Id: p.Id, Name: p.Name, CreationDate: p.CreationDate, LastModifiedDate: p.LastModifiedDate, LambdaConfig: fullShown().LambdaConfig,
	}}
	if diff := cmp.Diff(want, out.UserPools); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestListUserPoolsShowsReplicas(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{KeyConfiguration: &wire.KeyConfigurationType{
		KeyType: "CUSTOMER_MANAGED_KEY", KmsKeyArn: "arn:aws:kms:us-east-1:000000000000:key/mrk-1",
	}})
	s.Must("CreateUserPoolReplica", wire.CreateUserPoolReplicaRequest{UserPoolId: p.Id, RegionName: "eu-west-1"}, nil)
	var out wire.ListUserPoolsResponse
	s.Must("ListUserPools", wire.ListUserPoolsRequest{MaxResults: new(int64(1))}, &out)
	if diff := cmp.Diff([]string{"eu-west-1"}, out.UserPools[0].ReplicaRegions); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestListUserPoolsRefuses(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	s.Refused("ListUserPools", wire.ListUserPoolsRequest{}, invalid,
		"1 validation error detected: Value null at 'maxResults' failed to satisfy constraint: Member must not be null")
	in := wire.ListUserPoolsRequest{MaxResults: new(int64(1)), NextToken: "nonsense"}
	s.Refused("ListUserPools", in, invalid, "Invalid pagination token")
}

// regions is servers over one database, for callers who name no region.
func regions(t *testing.T, names ...string) []*cognatetest.Server {
	t.Helper()
	db := filepath.Join(t.TempDir(), "cognate.db")
	var servers []*cognatetest.Server
	for _, name := range names {
		servers = append(servers, cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) {
			c.DB, c.MasterKey, c.Region = db, cognate.MasterKey{1}, name
		}}))
	}
	return servers
}

// listed is the names of all pools that a server lists, in pages of n.
func listed(t *testing.T, s *cognatetest.Server, n int64) (names []string) {
	t.Helper()
	for in := (wire.ListUserPoolsRequest{MaxResults: &n}); ; {
		var out wire.ListUserPoolsResponse
		s.Must("ListUserPools", in, &out)
		for _, p := range out.UserPools {
			names = append(names, p.Name)
		}
		if in.NextToken = out.NextToken; in.NextToken == "" {
			return names
		}
	}
}

func TestListUserPoolsOfOneRegion(t *testing.T) {
	servers := regions(t, "us-east-1", "eu-west-1", "eu-north-1")
	here, there, nowhere := servers[0], servers[1], servers[2]
	var replicated string
	for i, name := range []string{"a", "b", "c", "d", "e"} {
		s := servers[i%2]
		in := wire.CreateUserPoolRequest{PoolName: name}
		if name == "c" {
			in.KeyConfiguration = &wire.KeyConfigurationType{KeyType: "CUSTOMER_MANAGED_KEY", KmsKeyArn: "arn:aws:kms:us-east-1:000000000000:key/k"}
		}
		p := create(t, s, in)
		if name == "c" {
			replicated = p.Id
		}
		for _, s := range servers {
			s.Clock.Advance(time.Millisecond)
		}
	}
	here.Must("CreateUserPoolReplica", wire.CreateUserPoolReplicaRequest{UserPoolId: replicated, RegionName: "eu-west-1"}, nil)
	for n := range int64(4) {
		if diff := cmp.Diff([]string{"a", "c", "e"}, listed(t, here, n+1)); diff != "" {
			t.Errorf("here, by %d (-want +got)\n%s", n+1, diff)
		}
		if diff := cmp.Diff([]string{"b", "c", "d"}, listed(t, there, n+1)); diff != "" {
			t.Errorf("there, by %d (-want +got)\n%s", n+1, diff)
		}
		if got := listed(t, nowhere, n+1); got != nil {
			t.Errorf("nowhere, by %d: %v", n+1, got)
		}
	}
	var out wire.ListUserPoolsResponse
	here.Must("ListUserPools", wire.ListUserPoolsRequest{MaxResults: new(int64(1))}, &out)
	there.Refused("ListUserPools", wire.ListUserPoolsRequest{MaxResults: new(int64(1)), NextToken: out.NextToken}, invalid, "Invalid pagination token")
}
