package userpool

import (
	"slices"
	"strings"
)

// EffectiveFlows returns the sign-in flows that the client may use, by their
// modern ALLOW_ names, sorted. A client that never chose has SRP, custom
// authentication and refresh. The legacy names only add to these, but for
// CUSTOM_AUTH_FLOW_ONLY, which takes SRP away. A client whose refresh tokens
// rotate cannot refresh by signing in; it asks GetTokensFromRefreshToken.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
func (c *Client) EffectiveFlows() []string {
	flows := slices.Clone(c.Settings.ExplicitAuthFlows)
	if !slices.ContainsFunc(flows, modernFlow) {
		flows = legacyFlows(flows)
	}
	if r := c.Settings.Rotation; r != nil && r.Enabled {
		flows = slices.DeleteFunc(flows, func(f string) bool { return f == "ALLOW_REFRESH_TOKEN_AUTH" })
	}
	slices.Sort(flows)
	return slices.Compact(flows)
}

// Allows reports whether the client may use a flow, named as InitiateAuth
// names it ("USER_SRP_AUTH") or as the client's settings do.
func (c *Client) Allows(flow string) bool {
	switch flow {
	case "ADMIN_NO_SRP_AUTH":
		flow = "ADMIN_USER_PASSWORD_AUTH"
	case "REFRESH_TOKEN":
		flow = "REFRESH_TOKEN_AUTH"
	case "CUSTOM_AUTH_FLOW_ONLY":
		flow = "CUSTOM_AUTH"
	}
	if !modernFlow(flow) {
		flow = "ALLOW_" + flow
	}
	return slices.Contains(c.EffectiveFlows(), flow)
}

func modernFlow(flow string) bool { return strings.HasPrefix(flow, "ALLOW_") }

// legacyFlows translates a list without modern names.
func legacyFlows(legacy []string) []string {
	flows := []string{"ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}
	if !slices.Contains(legacy, "CUSTOM_AUTH_FLOW_ONLY") {
		flows = append(flows, "ALLOW_USER_SRP_AUTH")
	}
	if slices.Contains(legacy, "ADMIN_NO_SRP_AUTH") {
		flows = append(flows, "ALLOW_ADMIN_USER_PASSWORD_AUTH")
	}
	if slices.Contains(legacy, "USER_PASSWORD_AUTH") {
		flows = append(flows, "ALLOW_USER_PASSWORD_AUTH")
	}
	return flows
}
