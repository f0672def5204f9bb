package branding_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDeleteManagedLoginBranding(t *testing.T) {
	f := newFixture(t)
	in := wire.DeleteManagedLoginBrandingRequest{UserPoolId: f.pool, ManagedLoginBrandingId: f.style().ManagedLoginBrandingId}
	f.Must("DeleteManagedLoginBranding", in, nil)
	f.Refused("DeleteManagedLoginBranding", in, notFound, noStyle)
	f.style() // the client may have another
	in.UserPoolId = missingPool
	f.Refused("DeleteManagedLoginBranding", in, notFound, noPool)
}
