package hosted

import (
	"context"

	"cognate/internal/site"
	"cognate/internal/userpool"
)

// look is how the pages of a client look.
type look struct{}

// lookOf reads it.
func (p *Pages) lookOf(_ context.Context, _ *site.Site, _ *userpool.Client) (look, error) {
	return look{}, nil
}
