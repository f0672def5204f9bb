package pools

import (
	"context"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// UntagResource removes tags from a pool; removing one that it lacks is no
// error.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UntagResource.html
func (s *Service) UntagResource(ctx context.Context, in *wire.UntagResourceRequest) (*wire.UntagResourceResponse, error) {
	id, err := poolOf(in.ResourceArn)
	if err != nil {
		return nil, err
	}
	err = s.Directory.MergePool(ctx, id, func(p *userpool.Pool) error {
		tags, err := tagsOf(p, in.ResourceArn)
		if err != nil {
			return err
		}
		for _, key := range in.TagKeys {
			delete(*tags, key)
		}
		p.Modified = s.Now()
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &wire.UntagResourceResponse{}, nil
}
