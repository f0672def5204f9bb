package branding_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestGetUICustomization(t *testing.T) {
	f := newFixture(t)
	same := func(client string, want *wire.UICustomizationType) {
		t.Helper()
		if diff := cmp.Diff(want, f.get(client)); diff != "" {
			t.Errorf("of client %q (-want +got):\n%s", client, diff)
		}
	}
	nothing := &wire.UICustomizationType{}
	same("", nothing)
	same(f.client, nothing)

	f.domain("shop")
	all := f.set(wire.SetUICustomizationRequest{CSS: css})
	same("", all)
	same("ALL", all)
	same(f.client, all) // until it has something of its own
	f.Clock.Advance(time.Minute)
	own := f.set(wire.SetUICustomizationRequest{ClientId: f.client, ImageFile: []byte(png)})
	same(f.client, own)
	same(f.newClient(), all)
	f.set(wire.SetUICustomizationRequest{ClientId: f.client})
	same(f.client, all)
}

func TestGetUICustomizationRefusals(t *testing.T) {
	f := newFixture(t)
	in := wire.GetUICustomizationRequest{UserPoolId: f.pool, ClientId: missingClient}
	f.Refused("GetUICustomization", in, notFound, "User pool client "+missingClient+" does not exist.")
	in.UserPoolId = missingPool
	f.Refused("GetUICustomization", in, notFound, noPool)
}
