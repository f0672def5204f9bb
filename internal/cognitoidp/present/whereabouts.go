package present

import (
	"context"
	"net/netip"
	"strings"

	"cognate/internal/caller"
	"cognate/internal/userpool"
	idp "cognate/internal/wire/cognitoidp"
)

// ContextData returns a context in which the request comes from where the
// user is, as an administrator's server says it: the server's own address
// tells nothing of them.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ContextDataType.html
func ContextData(ctx context.Context, in *idp.ContextDataType) context.Context {
	if in == nil {
		return ctx
	}
	agent := ""
	for _, h := range in.HttpHeaders {
		if strings.EqualFold(h.HeaderName, "User-Agent") {
			agent = h.HeaderValue
		}
	}
	return from(ctx, in.IpAddress, agent)
}

// UserContextData is ContextData for a request that anybody can make: it is
// believed of clients that have a secret and were told to pass it on.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserContextDataType.html
func UserContextData(ctx context.Context, client *userpool.Client, in *idp.UserContextDataType) context.Context {
	if in == nil || !client.Settings.PropagateUserContext || len(client.Secrets) == 0 {
		return ctx
	}
	return from(ctx, in.IpAddress, "")
}

// from replaces what is known of a caller by what is told; what is no address
// is ignored.
func from(ctx context.Context, ip, agent string) context.Context {
	id := caller.From(ctx)
	if address, err := netip.ParseAddr(ip); err == nil {
		id.SourceIP = address.String()
	}
	if agent != "" {
		id.UserAgent = agent
	}
	return caller.With(ctx, id)
}
