package branding_test

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestCreateManagedLoginBranding(t *testing.T) {
	f := newFixture(t)
	var out struct{ ManagedLoginBranding map[string]any }
	f.Must("CreateManagedLoginBranding", wire.CreateManagedLoginBrandingRequest{
		UserPoolId: f.pool, ClientId: f.client,
		Settings: []byte(`{"categories":{"form":{"displayGraphics":false}},"componentClasses":{"buttons":{"borderRadius":8.0}}}`),
		Assets: []wire.AssetType{
			asset("FORM_LOGO", "DARK", "PNG", png),
			asset("FAVICON_SVG", "DYNAMIC", "SVG", svg),
			{Category: "IDP_BUTTON_ICON", ColorMode: "LIGHT", Extension: "SVG", Bytes: []byte(svg), ResourceId: "My provider"},
		},
	}, &out)
	id, _ := out.ManagedLoginBranding["ManagedLoginBrandingId"].(string)
	if len(id) != 36 {
		t.Errorf("the id is %q", id)
	}
	delete(out.ManagedLoginBranding, "ManagedLoginBrandingId")
	encode := base64.StdEncoding.EncodeToString
	at := float64(f.Clock.Now().Unix())
	want := map[string]any{
		"UserPoolId": f.pool, "UseCognitoProvidedValues": false, "CreationDate": at, "LastModifiedDate": at,
		"Settings": map[string]any{
			"categories":       map[string]any{"form": map[string]any{"displayGraphics": false}},
			"componentClasses": map[string]any{"buttons": map[string]any{"borderRadius": 8.0}},
		},
		"Assets": []any{
			map[string]any{"Category": "FORM_LOGO", "ColorMode": "DARK", "Extension": "PNG", "Bytes": encode([]byte(png))},
			map[string]any{"Category": "FAVICON_SVG", "ColorMode": "DYNAMIC", "Extension": "SVG", "Bytes": encode([]byte(svg))},
			map[string]any{
				"Category": "IDP_BUTTON_ICON", "ColorMode": "LIGHT", "Extension": "SVG", "Bytes": encode([]byte(svg)), "ResourceId": "My provider",
			},
		},
	}
	if diff := cmp.Diff(want, out.ManagedLoginBranding); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

func TestCreateManagedLoginBrandingOfTheService(t *testing.T) {
	f := newFixture(t)
	var out struct {
		ManagedLoginBranding map[string]json.RawMessage
	}
	f.Must("CreateManagedLoginBranding", wire.CreateManagedLoginBrandingRequest{
		UserPoolId: f.pool, ClientId: f.client, UseCognitoProvidedValues: new(true),
	}, &out)
	if got := string(out.ManagedLoginBranding["UseCognitoProvidedValues"]); got != "true" {
		t.Errorf("UseCognitoProvidedValues = %s", got)
	}
	for _, name := range []string{"Settings", "Assets"} {
		if value, ok := out.ManagedLoginBranding[name]; ok {
			t.Errorf("%s is %s; want it absent", name, value)
		}
	}
}

func TestCreateManagedLoginBrandingRefusals(t *testing.T) {
	f := newFixture(t)
	const op, both = "CreateManagedLoginBranding", "useCognitoProvidedValues or settings should be specified (but not both)"
	settings := json.RawMessage(`{"components":{}}`)
	good := wire.CreateManagedLoginBrandingRequest{UserPoolId: f.pool, ClientId: f.client, Settings: settings}

	in := good
	in.UserPoolId = missingPool
	f.Refused(op, in, notFound, noPool)
	in = good
	in.ClientId = missingClient
	f.Refused(op, in, notFound, "User pool client "+missingClient+" does not exist.")
	in = good
	in.UseCognitoProvidedValues = new(true)
	f.Refused(op, in, invalid, both)
	in.Settings = nil
	in.UseCognitoProvidedValues = new(false)
	f.Refused(op, in, invalid, both)
	in.Settings, in.UseCognitoProvidedValues = []byte("null"), nil
	f.Refused(op, in, invalid, both)

	for settings, message := range map[string]string{
		`"dark"`:         "Settings must be a JSON object.",
		`{"colours":{}}`: "Settings has an unknown section colours.",
		`{"categories":{"form":{"displayGraphics":"yes"}}}`: "Settings.categories.form.displayGraphics must be true or false.",
	} {
		in.Settings = []byte(settings)
		f.Refused(op, in, invalid, message)
	}
	for _, c := range []struct {
		asset   wire.AssetType
		message string
	}{
		{asset("FORM_LOGO", "DARK", "PNG", svg), "Asset FORM_LOGO is not a valid PNG file."},
		{asset("FORM_LOGO", "DARK", "ICO", "\x00\x00\x01\x00"), "Asset FORM_LOGO can not have extension ICO."},
		{asset("FAVICON_SVG", "DARK", "PNG", png), "Asset FAVICON_SVG can not have extension PNG."},
		{asset("FORM_LOGO", "DARK", "PNG", ""), "Asset FORM_LOGO has no content."},
		{
			asset("FORM_LOGO", "DARK", "SVG", strings.Replace(svg, "path", "script", 1)),
			"Asset FORM_LOGO is not a safe SVG file: the element script is not allowed.",
		},
	} {
		in := good
		in.Assets = []wire.AssetType{c.asset}
		f.Refused(op, in, invalid, c.message)
	}
	in = good
	in.Assets = []wire.AssetType{asset("FORM_LOGO", "DARK", "PNG", png), asset("FORM_LOGO", "DARK", "PNG", png)}
	f.Refused(op, in, invalid, "Asset FORM_LOGO for color mode DARK is given more than once.")

	f.Must(op, good, nil)
	f.Refused(op, good, "ManagedLoginBrandingExistsException", "A managed login branding already exists for the app client.")
}

func TestCreateManagedLoginBrandingLimit(t *testing.T) {
	f := newFixture(t)
	in := wire.CreateManagedLoginBrandingRequest{UserPoolId: f.pool, UseCognitoProvidedValues: new(true)}
	for range 20 {
		in.ClientId = f.newClient()
		f.Must("CreateManagedLoginBranding", in, nil)
	}
	in.ClientId = f.newClient()
	f.Refused("CreateManagedLoginBranding", in, limited, "Exceeded maximum number of managed login brandings")
}
