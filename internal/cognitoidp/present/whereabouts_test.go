package present

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/caller"
	"cognate/internal/userpool"
	idp "cognate/internal/wire/cognitoidp"
)

func TestContextData(t *testing.T) {
	own := caller.Identity{SourceIP: "192.0.2.1", UserAgent: "server/1", RequestID: "r"}
	ctx := caller.With(t.Context(), own)
	trusted := &userpool.Client{Secrets: []userpool.ClientSecret{{}}}
	trusted.Settings.PropagateUserContext = true
	user := &idp.UserContextDataType{IpAddress: "198.51.100.7"}
	for name, c := range map[string]struct {
		ctx       context.Context
		ip, agent string
	}{
		"nothing told":      {ContextData(ctx, nil), "192.0.2.1", "server/1"},
		"address and agent": {ContextData(ctx, &idp.ContextDataType{IpAddress: "2001:DB8::1", HttpHeaders: []idp.HttpHeader{{HeaderName: "user-agent", HeaderValue: "app/2"}}}), "2001:db8::1", "app/2"},
		"no address":        {ContextData(ctx, &idp.ContextDataType{IpAddress: "somewhere"}), "192.0.2.1", "server/1"},
		"of a user":         {UserContextData(ctx, trusted, user), "198.51.100.7", "server/1"},
		"of a user, none":   {UserContextData(ctx, trusted, nil), "192.0.2.1", "server/1"},
		"of anybody":        {UserContextData(ctx, &userpool.Client{}, user), "192.0.2.1", "server/1"},
	} {
		want := own
		want.SourceIP, want.UserAgent = c.ip, c.agent
		if diff := cmp.Diff(want, caller.From(c.ctx)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
