package federation_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestListIdentityProvidersInPages(t *testing.T) {
	f := newFixture(t)
	for _, name := range []string{"Corp3", "Corp1", "Corp4", "Corp2"} {
		f.create(f.oidc(name))
	}
	f.create(f.google())
	in := wire.ListIdentityProvidersRequest{UserPoolId: f.pool, MaxResults: new(int64(2))}
	var got []string
	for page := 0; page == 0 || in.NextToken != ""; page++ {
		var out wire.ListIdentityProvidersResponse
		f.Must("ListIdentityProviders", in, &out)
		if len(out.Providers) > 2 || page > 2 {
			t.Fatalf("page %d has %d providers", page, len(out.Providers))
		}
		for _, p := range out.Providers {
			got = append(got, p.ProviderName)
			whole := f.describe(p.ProviderName)
			want := wire.ProviderDescription{
				ProviderName: whole.ProviderName, ProviderType: whole.ProviderType,
				CreationDate: whole.CreationDate, LastModifiedDate: whole.LastModifiedDate,
			}
			if diff := cmp.Diff(want, p); diff != "" {
				t.Errorf("listed (-described +listed):\n%s", diff)
			}
		}
		in.NextToken = out.NextToken
	}
	if diff := cmp.Diff([]string{"Corp1", "Corp2", "Corp3", "Corp4", "Google"}, got); diff != "" {
		t.Errorf("providers (-want +got):\n%s", diff)
	}
}

func TestListIdentityProvidersOfAPoolWithoutAny(t *testing.T) {
	f := newFixture(t)
	var out map[string]any
	f.Must("ListIdentityProviders", wire.ListIdentityProvidersRequest{UserPoolId: f.pool}, &out)
	if diff := cmp.Diff(map[string]any{"Providers": []any{}}, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

func TestListIdentityProvidersRefusals(t *testing.T) {
	f := newFixture(t)
	f.create(f.google())
	f.create(f.oidc("Corp"))
	var out wire.ListIdentityProvidersResponse
	f.Must("ListIdentityProviders", wire.ListIdentityProvidersRequest{UserPoolId: f.pool, MaxResults: new(int64(1))}, &out)
	f.Refused("ListIdentityProviders", wire.ListIdentityProvidersRequest{UserPoolId: f.newPool(), NextToken: out.NextToken}, invalid,
		"Invalid pagination token")
	f.Refused("ListIdentityProviders", wire.ListIdentityProvidersRequest{UserPoolId: f.pool, NextToken: "none"}, invalid, "Invalid pagination token")
	f.Refused("ListIdentityProviders", wire.ListIdentityProvidersRequest{UserPoolId: missingPool}, notFound, noPool)
	f.Refused("ListIdentityProviders", wire.ListIdentityProvidersRequest{UserPoolId: f.pool, MaxResults: new(int64(61))}, invalid,
		"1 validation error detected: Value '61' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 60")
}
