package branding_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDescribeManagedLoginBrandingByClient(t *testing.T) {
	f := newFixture(t)
	const op = "DescribeManagedLoginBrandingByClient"
	in := wire.DescribeManagedLoginBrandingByClientRequest{UserPoolId: f.pool, ClientId: f.client}
	f.Refused(op, in, notFound, noStyle)
	want := f.style()
	var out wire.DescribeManagedLoginBrandingByClientResponse
	f.Must(op, in, &out)
	if diff := cmp.Diff(want, out.ManagedLoginBranding); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	in.ReturnMergedResources = new(true)
	f.Must(op, in, &out)
	if len(out.ManagedLoginBranding.Settings) <= len(want.Settings) {
		t.Errorf("merged settings are %s", out.ManagedLoginBranding.Settings)
	}
	in.ClientId = missingClient
	f.Refused(op, in, notFound, "User pool client "+missingClient+" does not exist.")
	in.UserPoolId = missingPool
	f.Refused(op, in, notFound, noPool)
}
