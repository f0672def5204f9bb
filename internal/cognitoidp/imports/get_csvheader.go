package imports

import (
	"context"

	"cognate/internal/userimport"
	wire "cognate/internal/wire/cognitoidp"
)

// GetCSVHeader returns the columns that a file for the pool must have.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetCSVHeader.html
func (s *Service) GetCSVHeader(ctx context.Context, in *wire.GetCSVHeaderRequest) (*wire.GetCSVHeaderResponse, error) {
	pool, err := s.Directory.Pool(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	return &wire.GetCSVHeaderResponse{UserPoolId: pool.ID, CSVHeader: userimport.Header(pool)}, nil
}
