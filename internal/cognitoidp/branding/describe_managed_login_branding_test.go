package branding_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDescribeManagedLoginBranding(t *testing.T) {
	f := newFixture(t)
	want := f.style()
	var out wire.DescribeManagedLoginBrandingResponse
	in := wire.DescribeManagedLoginBrandingRequest{UserPoolId: f.pool, ManagedLoginBrandingId: want.ManagedLoginBrandingId}
	f.Must("DescribeManagedLoginBranding", in, &out)
	if diff := cmp.Diff(want, out.ManagedLoginBranding); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

// Merged, there are the defaults, and what was set over them.
func TestDescribeManagedLoginBrandingMerged(t *testing.T) {
	f := newFixture(t)
	var out wire.DescribeManagedLoginBrandingResponse
	f.Must("DescribeManagedLoginBranding", wire.DescribeManagedLoginBrandingRequest{
		UserPoolId: f.pool, ManagedLoginBrandingId: f.style().ManagedLoginBrandingId, ReturnMergedResources: new(true),
	}, &out)
	var settings struct {
		Categories struct {
			Global struct{ ColorSchemeMode string }
		}
		Components struct {
			Form struct {
				BorderRadius float64
				Logo         struct{ Location string }
			}
		}
	}
	if err := json.Unmarshal(out.ManagedLoginBranding.Settings, &settings); err != nil {
		t.Fatal(err)
	}
	if settings.Components.Form.BorderRadius != 4 {
		t.Errorf("the border radius is %v; want the one that was set", settings.Components.Form.BorderRadius)
	}
	if settings.Categories.Global.ColorSchemeMode != "LIGHT" || settings.Components.Form.Logo.Location != "CENTER" {
		t.Errorf("defaults are missing: %+v", settings)
	}
	if n := len(out.ManagedLoginBranding.Assets); n != 1 {
		t.Errorf("%d assets; want 1", n)
	}
}

func TestDescribeManagedLoginBrandingRefusals(t *testing.T) {
	f := newFixture(t)
	in := wire.DescribeManagedLoginBrandingRequest{UserPoolId: f.pool, ManagedLoginBrandingId: missingID}
	f.Refused("DescribeManagedLoginBranding", in, notFound, noStyle)
	in.UserPoolId = missingPool
	f.Refused("DescribeManagedLoginBranding", in, notFound, noPool)
	in.ManagedLoginBrandingId = "x"
	f.Refused("DescribeManagedLoginBranding", in, invalid,
		"1 validation error detected: Value 'x' at 'managedLoginBrandingId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$")
}
