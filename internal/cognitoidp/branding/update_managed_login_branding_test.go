package branding_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestUpdateManagedLoginBranding(t *testing.T) {
	f := newFixture(t)
	want := f.style()
	f.Clock.Advance(time.Minute)
	want.LastModifiedDate.Time = f.Clock.Now()
	in := wire.UpdateManagedLoginBrandingRequest{UserPoolId: f.pool, ManagedLoginBrandingId: want.ManagedLoginBrandingId}
	update := func() {
		t.Helper()
		var out wire.UpdateManagedLoginBrandingResponse
		f.Must("UpdateManagedLoginBranding", in, &out)
		if diff := cmp.Diff(want, out.ManagedLoginBranding); diff != "" {
			t.Errorf("answer (-want +got):\n%s", diff)
		}
		var kept wire.DescribeManagedLoginBrandingResponse
		f.Must("DescribeManagedLoginBranding", wire.DescribeManagedLoginBrandingRequest{
			UserPoolId: f.pool, ManagedLoginBrandingId: want.ManagedLoginBrandingId,
		}, &kept)
		if diff := cmp.Diff(want, kept.ManagedLoginBranding); diff != "" {
			t.Errorf("kept (-want +got):\n%s", diff)
		}
	}

	// New images come beside the old ones or in their place; settings stay.
	in.Assets = []wire.AssetType{asset("FORM_LOGO", "DARK", "SVG", svg), asset("FORM_LOGO", "LIGHT", "SVG", svg)}
	want.Assets = []wire.AssetType{in.Assets[1], in.Assets[0]}
	update()

	// Settings are replaced; an image without content stays what it is.
	in.Settings, in.Assets = []byte(`{"categories":{"global":{"colorSchemeMode":"DARK"}}}`), []wire.AssetType{asset("FORM_LOGO", "DARK", "SVG", "")}
	want.Settings = in.Settings
	update()

	// A provider's button has its provider's name.
	icon := asset("IDP_BUTTON_ICON", "LIGHT", "SVG", svg)
	icon.ResourceId = "Corp"
	in.Settings, in.Assets = nil, []wire.AssetType{icon}
	want.Assets = append(want.Assets, icon)
	update()
	var byClient wire.DescribeManagedLoginBrandingByClientResponse
	f.Must("DescribeManagedLoginBrandingByClient", wire.DescribeManagedLoginBrandingByClientRequest{UserPoolId: f.pool, ClientId: f.client}, &byClient)
	if diff := cmp.Diff(want, byClient.ManagedLoginBranding); diff != "" {
		t.Errorf("of the client (-want +got):\n%s", diff)
	}

	// The service's own values end both.
	in.Settings, in.Assets, in.UseCognitoProvidedValues = nil, nil, new(true)
	want.Settings, want.Assets, want.UseCognitoProvidedValues = nil, nil, new(true)
	update()
	in.Settings, in.UseCognitoProvidedValues = []byte(`{"components":{}}`), nil
	want.Settings, want.UseCognitoProvidedValues = in.Settings, new(false)
	update()
}

func TestUpdateManagedLoginBrandingRefusals(t *testing.T) {
	f := newFixture(t)
	const op = "UpdateManagedLoginBranding"
	good := wire.UpdateManagedLoginBrandingRequest{
		UserPoolId: f.pool, ManagedLoginBrandingId: f.style().ManagedLoginBrandingId, Settings: []byte(`{}`),
	}
	in := good
	in.UserPoolId = ""
	f.Refused(op, in, invalid, "1 validation error detected: Value null at 'userPoolId' failed to satisfy constraint: Member must not be null")
	in = good
	in.ManagedLoginBrandingId = ""
	f.Refused(op, in, invalid,
		"1 validation error detected: Value null at 'managedLoginBrandingId' failed to satisfy constraint: Member must not be null")
	in.ManagedLoginBrandingId = missingID
	f.Refused(op, in, notFound, noStyle)
	in.UserPoolId = missingPool
	f.Refused(op, in, notFound, noPool)
	in = good
	in.UseCognitoProvidedValues = new(true)
	f.Refused(op, in, invalid, "useCognitoProvidedValues or settings should be specified (but not both)")
	in = good
	in.Settings = nil
	f.Refused(op, in, invalid, "useCognitoProvidedValues or settings should be specified (but not both)")
	in.Assets = []wire.AssetType{asset("FORM_LOGO", "DARK", "PNG", "")}
	f.Refused(op, in, invalid, "Asset FORM_LOGO has no content.")
}

// An update that would leave too many images changes nothing.
func TestUpdateManagedLoginBrandingLimit(t *testing.T) {
	f := newFixture(t)
	style := f.style()
	in := wire.UpdateManagedLoginBrandingRequest{UserPoolId: f.pool, ManagedLoginBrandingId: style.ManagedLoginBrandingId}
	for i := range 40 {
		a := asset("IDP_BUTTON_ICON", "DARK", "PNG", png)
		a.ResourceId = string(rune('A'+i/26)) + string(rune('a'+i%26))
		in.Assets = append(in.Assets, a)
	}
	f.Refused("UpdateManagedLoginBranding", in, "InvalidParameterException", "A managed login branding can have 40 assets at most.")
	var out wire.DescribeManagedLoginBrandingResponse
	f.Must("DescribeManagedLoginBranding", wire.DescribeManagedLoginBrandingRequest{
		UserPoolId: f.pool, ManagedLoginBrandingId: style.ManagedLoginBrandingId,
	}, &out)
	if len(out.ManagedLoginBranding.Assets) != 1 {
		t.Errorf("%d assets; want the one from before", len(out.ManagedLoginBranding.Assets))
	}
}

// Images make requests larger than those of other operations.
func TestUpdateManagedLoginBrandingWithLargeImages(t *testing.T) {
	f := newFixture(t)
	in := wire.UpdateManagedLoginBrandingRequest{UserPoolId: f.pool, ManagedLoginBrandingId: f.style().ManagedLoginBrandingId}
	large := png + strings.Repeat("x", 1_000_000-len(png))
	in.Assets = []wire.AssetType{asset("PAGE_BACKGROUND", "LIGHT", "PNG", large)}
	f.Must("UpdateManagedLoginBranding", in, nil)
	in.Assets = []wire.AssetType{asset("PAGE_BACKGROUND", "DARK", "PNG", large)}
	f.Must("UpdateManagedLoginBranding", in, nil)
	in.Assets = append(in.Assets, asset("PAGE_BACKGROUND", "LIGHT", "PNG", large))
	f.Refused("UpdateManagedLoginBranding", in, "RequestEntityTooLargeException", "The request body is larger than 2097152 bytes")
	in.Assets = []wire.AssetType{asset("PAGE_BACKGROUND", "LIGHT", "PNG", large+"x")}
	f.Refused("UpdateManagedLoginBranding", in, invalid,
		"1 validation error detected: Value at 'assets.1.member.bytes' failed to satisfy constraint: Member must have length less than or equal to 1000000")
}
