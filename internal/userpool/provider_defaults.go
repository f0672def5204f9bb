package userpool

import (
	"cmp"
	"maps"
)

// Complete fills in the details that follow from the type, and the claim that
// usernames are made of, where they are not given.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html
func (p *Provider) Complete() {
	details, username := p.standard()
	maps.Copy(details, p.Details)
	p.Details = details
	if username != "" && p.Mapping["username"] == "" {
		mapping := map[string]string{"username": username}
		maps.Copy(mapping, p.Mapping)
		p.Mapping = mapping
	}
}

// standard returns what holds of a provider of this type unless it says
// otherwise: its details, and its claim for usernames.
func (p *Provider) standard() (details map[string]string, username string) {
	switch p.Type {
	case "Google":
		return map[string]string{
			"attributes_url":                "https://people.googleapis.com/v1/people/me?personFields=",
			"attributes_url_add_attributes": "true",
			"authorize_url":                 "https://accounts.google.com/o/oauth2/v2/auth",
			"oidc_issuer":                   "https://accounts.google.com",
			"token_request_method":          "POST",
			"token_url":                     "https://www.googleapis.com/oauth2/v4/token",
		}, "sub"
	case "Facebook":
		version := cmp.Or(p.Details["api_version"], "v17.0")
		return map[string]string{
			"attributes_url":                "https://graph.facebook.com/" + version + "/me?fields=",
			"attributes_url_add_attributes": "true",
			"authorize_url":                 "https://www.facebook.com/" + version + "/dialog/oauth",
			"token_request_method":          "GET",
			"token_url":                     "https://graph.facebook.com/" + version + "/oauth/access_token",
		}, "id"
	case "LoginWithAmazon":
		return map[string]string{
			"attributes_url":                "https://api.amazon.com/user/profile",
			"attributes_url_add_attributes": "false",
			"authorize_url":                 "https://www.amazon.com/ap/oa",
			"token_request_method":          "POST",
			"token_url":                     "https://api.amazon.com/auth/o2/token",
		}, "user_id"
	case "SignInWithApple":
		return map[string]string{
			"attributes_url_add_attributes": "false",
			"authorize_url":                 "https://appleid.apple.com/auth/authorize",
			"oidc_issuer":                   "https://appleid.apple.com",
			"token_request_method":          "POST",
			"token_url":                     "https://appleid.apple.com/auth/token",
		}, "sub"
	case "OIDC":
		return map[string]string{"attributes_url_add_attributes": "false"}, "sub"
	}
	return map[string]string{}, ""
}
