package awsjson

import (
	"context"

	"cognate/internal/wire"
)

// Operation runs one call. The body is validated against the shape; what it
// returns is encoded as JSON.
type Operation func(ctx context.Context, shape *wire.Shape, body map[string]any) (any, error)

// Op makes an Operation of a method on the generated types.
func Op[In, Out any](f func(context.Context, *In) (*Out, error)) Operation {
	return func(ctx context.Context, shape *wire.Shape, body map[string]any) (any, error) {
		in := new(In)
		if err := wire.Decode(shape, body, in); err != nil {
			return nil, err
		}
		out, err := f(ctx, in)
		if err != nil {
			return nil, err
		}
		if out == nil {
			out = new(Out)
		}
		return out, nil
	}
}
