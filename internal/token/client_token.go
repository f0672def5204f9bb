package token

import (
	"context"
	"time"

	"cognate/internal/hook"
	"cognate/internal/userpool"
	"cognate/trigger"
)

// IssueClient makes the access token of an application that speaks for
// itself: it names no user and belongs to no family. The caller has
// authenticated the client and judged the scopes and the audience, which is
// empty for none; the pool's function may still change scopes and claims. It returns the token and its
// lifetime in seconds.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
func (s *Service) IssueClient(ctx context.Context, pool *userpool.Pool, client *userpool.Client, scopes []string, audience string) (string, int, error) {
	subject := hook.TokenSubject{Subject: hook.Subject{Pool: pool, Client: client}, Scopes: scopes}
	changes, err := s.Hooks.PreTokenGeneration(ctx, subject, trigger.TokenGenerationClientCredentials)
	if err != nil {
		return "", 0, err
	}
	ring, err := s.ring(ctx, pool.ID)
	if err != nil {
		return "", 0, err
	}
	access, err := s.unsigned(ring, useAccess, func(jti string) claims {
		return s.clientClaims(pool, client, scope(scopes, changes), audience, jti).changed(changes.Access)
	})
	if err != nil {
		return "", 0, err
	}
	signed, err := s.Signer.Sign(ctx, []Unsigned{access})
	if err != nil {
		return "", 0, err
	}
	return signed[0], int(client.AccessTokenLifetime() / time.Second), nil
}

// clientClaims are the claims of a machine's access token, in the service's
// order.
func (s *Service) clientClaims(pool *userpool.Pool, client *userpool.Client, scope, audience, jti string) claims {
	issued := s.moment()
	c := make(claims, 0, 10)
	c.add("sub", client.ID)
	c.addText("aud", audience)
	c.add("token_use", useAccess)
	c.addText("scope", scope)
	c.add("auth_time", issued.Unix())
	c.add("iss", s.Issuer.URL(pool))
	c.add("exp", issued.Add(client.AccessTokenLifetime()).Unix())
	c.add("iat", issued.Unix())
	c.add("version", 2)
	c.add("jti", jti)
	c.add("client_id", client.ID)
	return c
}
