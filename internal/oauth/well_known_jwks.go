package oauth

import "context"

// keySet is the keys that a pool's tokens are verified with.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
func (h *Handler) keySet(ctx context.Context, poolID string) (*document, error) {
	body, _, err := h.Tokens.JWKS(ctx, poolID)
	if err != nil {
		return nil, err
	}
	name := "jwks " + poolID
	// The bytes stay the same ones until the keys are read again.
	if d, ok := h.documents.Get(name); ok && &d.source[0] == &body[0] {
		return d, nil
	}
	d := newDocument(body)
	h.documents.Put(name, d)
	return d, nil
}
