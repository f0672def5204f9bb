package token

import (
	"strings"

	"cognate/internal/userpool"
)

// Issuer says what a pool's tokens name as their issuer. There are three
// forms:
//
//	<public URL>/<pool id>                                        the default
//	https://cognito-idp.<region>.amazonaws.com/<pool id>          with AWS
//	https://issuer-cognito-idp.<region>.amazonaws.com/<pool id>   in pools whose issuer setting is UPDATED
//
// The AWS forms serve applications that pin the issuer of a pool they were
// moved from. Tokens of all three forms are accepted, whatever form is made,
// so that a change of form doesn't end anybody's session.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html
type Issuer struct {
	PublicURL string // of the server, without a slash at the end
	AWS       bool
}

// URL returns the issuer of a pool's tokens.
func (i Issuer) URL(pool *userpool.Pool) string {
	switch {
	case pool.Settings.Issuer == "UPDATED":
		return updatedIssuer(userpool.Region(pool.ID)) + pool.ID
	case i.AWS:
		return originalIssuer(userpool.Region(pool.ID)) + pool.ID
	}
	return i.PublicURL + "/" + pool.ID
}

// PoolID returns the pool that an issuer names, in any of the forms. Whether
// there is such a pool is not known here.
func (i Issuer) PoolID(issuer string) (string, bool) {
	slash := strings.LastIndexByte(issuer, '/')
	base, id := issuer[:slash+1], issuer[slash+1:]
	region := userpool.Region(id)
	if region == "" {
		return "", false
	}
	ok := base == i.PublicURL+"/" || base == originalIssuer(region) || base == updatedIssuer(region)
	return id, ok
}

func originalIssuer(region string) string {
	return "https://cognito-idp." + region + "." + dnsSuffix(region) + "/"
}

func updatedIssuer(region string) string {
	return "https://issuer-cognito-idp." + region + "." + dnsSuffix(region) + "/"
}

func dnsSuffix(region string) string {
	if strings.HasPrefix(region, "cn-") {
		return "amazonaws.com.cn"
	}
	return "amazonaws.com"
}
