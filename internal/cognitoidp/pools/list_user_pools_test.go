package pools_test

import (
	"fmt"
	"path/filepath"
	"slices"
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

// Regions are names here: who signs for another one sees the same pools.
func TestListUserPoolsOfAllRegions(t *testing.T) {
	db := filepath.Join(t.TempDir(), "cognate.db")
	in := func(region string) *cognatetest.Server {
		return cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) {
			c.DB, c.MasterKey, c.Region = db, cognate.MasterKey{1}, region
		}})
	}
	here, there := in("us-east-1"), in("eu-west-1")
	want := []string{create(t, here, wire.CreateUserPoolRequest{PoolName: "here"}).Id, create(t, there, wire.CreateUserPoolRequest{PoolName: "there"}).Id}
	slices.Sort(want)
	for _, s := range []*cognatetest.Server{here, there} {
		var out wire.ListUserPoolsResponse
		s.Must("ListUserPools", wire.ListUserPoolsRequest{MaxResults: new(int64(60))}, &out)
		var got []string
		for _, p := range out.UserPools {
			got = append(got, p.Id)
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}
