package pools

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// ListTagsForResource shows the tags of a pool.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListTagsForResource.html
func (s *Service) ListTagsForResource(ctx context.Context, in *wire.ListTagsForResourceRequest) (*wire.ListTagsForResourceResponse, error) {
	id, err := poolOf(in.ResourceArn)
	if err != nil {
		return nil, err
	}
	p, err := s.Directory.Pool(ctx, id)
	if err != nil {
		return nil, err
	}
	tags, err := tagsOf(p, in.ResourceArn)
	if err != nil {
		return nil, err
	}
	return &wire.ListTagsForResourceResponse{Tags: showTags(*tags)}, nil
}
