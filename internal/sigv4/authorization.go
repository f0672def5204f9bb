package sigv4

import (
	"net/http"
	"slices"
	"strings"

	"cognate/internal/fault"
)

// maxAuthorization bounds the header; a real one has a few hundred bytes.
const maxAuthorization = 8 << 10

// authorization is the Authorization header, taken apart but not believed.
type authorization struct {
	keyID, date, region, service string
	signedHeaders                string
	names                        []string // signedHeaders, split
	signature                    string
}

// Scope reads who a request says has signed it, without verifying anything.
// The signing date is left out. It fails as Verify does for a header that is
// missing or cannot be read.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#add-signature-to-request
func Scope(r *http.Request) (Credential, error) {
	a, err := parseAuthorization(r.Header)
	if err != nil {
		return Credential{}, err
	}
	return a.credential(r), nil
}

func (a authorization) credential(r *http.Request) Credential {
	return Credential{
		AccessKeyID: a.keyID, Region: a.region, Service: a.service,
		SessionToken: r.Header.Get(headerToken),
	}
}

func parseAuthorization(h http.Header) (authorization, error) {
	values := h["Authorization"]
	if len(values) == 0 || !strings.HasPrefix(values[0], "AWS4-") {
		return authorization{}, fault.MissingAuthenticationToken.New("Missing Authentication Token")
	}
	if len(values) > 1 || len(values[0]) > maxAuthorization {
		return authorization{}, fault.IncompleteSignature.New("Request must have exactly one 'Authorization' header of reasonable length.")
	}
	alg, rest, _ := strings.Cut(strings.TrimSpace(values[0]), " ")
	if alg != algorithm {
		return authorization{}, fault.IncompleteSignature.Newf("Unsupported AWS 'algorithm': '%s'.", alg)
	}
	var p parameters
	if err := p.read(rest); err != nil {
		return authorization{}, err
	}
	var missing []string
	for _, name := range []string{"Credential", "Signature", "SignedHeaders"} {
		if *p.named(name) == "" {
			missing = append(missing, "Authorization header requires '"+name+"' parameter.")
		}
	}
	if len(missing) > 0 {
		return authorization{}, fault.IncompleteSignature.New(strings.Join(missing, " ") + " Authorization=" + alg)
	}
	return parseCredential(p)
}

// parameters are what the header says behind the algorithm's name.
type parameters struct{ credential, signature, signedHeaders string }

// named returns where a parameter is kept, nil if it means nothing.
func (p *parameters) named(name string) *string {
	switch name {
	case "Credential":
		return &p.credential
	case "Signature":
		return &p.signature
	case "SignedHeaders":
		return &p.signedHeaders
	}
	return nil
}

func (p *parameters) read(list string) error {
	for item := range strings.SplitSeq(list, ",") {
		item = strings.TrimSpace(item)
		if item == "" {
			continue
		}
		name, value, ok := strings.Cut(item, "=")
		if !ok {
			return fault.IncompleteSignature.Newf(
				"'%s' not a valid key=value pair (missing equal-sign) in Authorization header.", item)
		}
		kept := p.named(name)
		if kept == nil {
			continue
		}
		if *kept != "" {
			return fault.IncompleteSignature.Newf("Authorization header has '%s' parameter more than once.", name)
		}
		*kept = value
	}
	return nil
}

func parseCredential(p parameters) (authorization, error) {
	parts := strings.Split(p.credential, "/")
	if len(parts) != 5 {
		return authorization{}, fault.IncompleteSignature.Newf(
			"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '%s'",
			p.credential)
	}
	if parts[4] != terminator {
		return authorization{}, fault.InvalidSignature.Newf(
			"Credential should be scoped with a valid terminator: 'aws4_request', not '%s'.", parts[4])
	}
	a := authorization{
		keyID: parts[0], date: parts[1], region: parts[2], service: parts[3],
		signedHeaders: p.signedHeaders, signature: p.signature, names: strings.Split(p.signedHeaders, ";"),
	}
	if !isRegion(a.region) {
		return authorization{}, fault.InvalidSignature.New("Credential should be scoped to a valid region.")
	}
	if !ascending(a.names) ||
		strings.ToLower(a.signedHeaders) != a.signedHeaders || a.names[0] == "" {
		return authorization{}, fault.IncompleteSignature.Newf(
			"'SignedHeaders' must be lower case, sorted and without repetition, got '%s'", a.signedHeaders)
	}
	return a, nil
}

// ascending reports whether names are sorted and without repetition.
func ascending(names []string) bool {
	for i := range names[1:] {
		if names[i] >= names[i+1] {
			return false
		}
	}
	return true
}

// isRegion reports whether a name can be a region. It becomes part of pool
// ids and ARNs, so nothing else may pass.
func isRegion(name string) bool {
	if len(name) < 2 || len(name) > 32 {
		return false
	}
	for i := range len(name) {
		c := name[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c != '-' || i == 0 || i == len(name)-1) {
			return false
		}
	}
	return true
}

func (a authorization) signs(name string) bool {
	_, found := slices.BinarySearch(a.names, name)
	return found
}
