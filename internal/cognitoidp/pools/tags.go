package pools

import (
	"strings"

	"cognate/internal/fault"
	"cognate/internal/userpool"
)

// maxTags is how many tags a pool may carry.
const maxTags = 50

// poolOf returns the id of the pool that an ARN names. The fault is
// InvalidParameter.
//
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html#amazoncognitouserpools-resources-for-iam-policies
func poolOf(arn string) (string, error) {
	fields := strings.SplitN(arn, ":", 6)
	if len(fields) == 6 && fields[2] == "cognito-idp" {
		if id, ok := strings.CutPrefix(fields[5], "userpool/"); ok && id != "" {
			return id, nil
		}
	}
	return "", fault.InvalidParameter.Newf("%s is not the ARN of a user pool.", arn)
}

// named refuses an ARN that has this pool's id but another region or account.
// The fault is ResourceNotFound.
func named(p *userpool.Pool, arn string) error {
	if p.ARN() != arn {
		return fault.ResourceNotFound.Newf("User pool %s does not exist.", p.ID)
	}
	return nil
}

// reservedTag reports whether a key begins with "aws:", which no caller may
// set.
//
// https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
func reservedTag(tags map[string]string) bool {
	for key := range tags {
		if len(key) >= 4 && strings.EqualFold(key[:4], "aws:") {
			return true
		}
	}
	return false
}

const reservedTagText = "aws: prefixed tag key names are not allowed for external use."
