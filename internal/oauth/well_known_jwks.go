package oauth

import "context"

// keySet is the keys that a pool's tokens are verified with.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
func (h *Handler) keySet(ctx context.Context, poolID string) (*document, error) {
	set, err := h.Tokens.JWKS(ctx, poolID)
	if err != nil {
		return nil, err
	}
	if d, ok := h.keySets.Get(set); ok {
		return d, nil
	}
	d := newDocument(set.JSON)
	h.keySets.Put(set, d)
	return d, nil
}
