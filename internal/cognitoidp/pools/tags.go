package pools

import (
	"strings"

	"cognate/internal/fault"
	"cognate/internal/userpool"
)

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

// tagsOf returns the tags of a pool or of its replica, whichever the ARN
// names. The fault is ResourceNotFound.
func tagsOf(p *userpool.Pool, arn string) (*map[string]string, error) {
	if p.ARN() == arn {
		return &p.Settings.Tags, nil
	}
	for i := range p.Settings.Replicas {
		if r := &p.Settings.Replicas[i]; p.ARNIn(r.Region) == arn {
			return &r.Tags, nil
		}
	}
	return nil, fault.ResourceNotFound.Newf("User pool %s does not exist.", p.ID)
}
