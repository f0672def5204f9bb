package cognate

import (
	"context"
	"errors"

	"cognate/internal/awsjson"
	"cognate/internal/oauth"
	idpwire "cognate/internal/wire/cognitoidp"
)

// registrar makes clients that register themselves, by the operation that
// administrators make them with.
type registrar struct{ api awsjson.Service }

func (g registrar) NewClient(ctx context.Context, poolID string, c oauth.NewClient) (id, secret string, err error) {
	out, err := run[idpwire.CreateUserPoolClientResponse](ctx, accounts{api: g.api}, "CreateUserPoolClient", map[string]any{
		"UserPoolId": poolID, "ClientName": c.Name, "GenerateSecret": c.Secret, "AllowedOAuthFlowsUserPoolClient": true,
		"AllowedOAuthFlows": list(c.Flows), "AllowedOAuthScopes": list(c.Scopes), "CallbackURLs": list(c.Callback), "LogoutURLs": list(c.Logout),
		"SupportedIdentityProviders": []any{"COGNITO"}, "ExplicitAuthFlows": []any{"ALLOW_REFRESH_TOKEN_AUTH"},
		"PreventUserExistenceErrors": "ENABLED",
	})
	if err != nil {
		return "", "", err
	}
	if out.UserPoolClient == nil {
		return "", "", errors.New("CreateUserPoolClient made no client")
	}
	return out.UserPoolClient.ClientId, out.UserPoolClient.ClientSecret, nil
}

// list is texts as they are in a request's body.
func list(texts []string) []any {
	out := make([]any, len(texts))
	for i, text := range texts {
		out[i] = text
	}
	return out
}
