package pools

import (
	"context"
	"encoding/base64"

	wire "cognate/internal/wire/cognitoidp"
)

// GetSigningCertificate returns the certificate with which SAML identity
// providers verify what the pool sends them: base64 of its DER, without the
// lines that PEM puts around it.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetSigningCertificate.html
func (s *Service) GetSigningCertificate(ctx context.Context, in *wire.GetSigningCertificateRequest) (*wire.GetSigningCertificateResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	_, certificate, err := s.Tokens.SAMLKey(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	return &wire.GetSigningCertificateResponse{Certificate: base64.StdEncoding.EncodeToString(certificate)}, nil
}
