package pools

import (
	"context"
	"maps"

	"cognate/internal/fault"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// TagResource adds tags to a pool; a key that it has gets the new value.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TagResource.html
func (s *Service) TagResource(ctx context.Context, in *wire.TagResourceRequest) (*wire.TagResourceResponse, error) {
	id, err := poolOf(in.ResourceArn)
	if err != nil {
		return nil, err
	}
	for key := range in.Tags {
		if userpool.ReservedTag(key) {
			return nil, fault.InvalidParameter.New(userpool.ReservedTagText)
		}
	}
	err = s.Directory.MergePool(ctx, id, func(p *userpool.Pool) error {
		kept, err := tagsOf(p, in.ResourceArn)
		if err != nil {
			return err
		}
		tags := maps.Clone(*kept)
		if tags == nil {
			tags = map[string]string{}
		}
		maps.Copy(tags, in.Tags)
		if len(tags) > userpool.MaxTags {
			return fault.InvalidParameter.Newf("A user pool can not have more than %d tags.", userpool.MaxTags)
		}
		*kept, p.Modified = tags, s.Now()
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &wire.TagResourceResponse{}, nil
}
