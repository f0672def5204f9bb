package iam

import "strings"

// match reports whether text fits a pattern in which * stands for any run of
// characters, an empty one included, and ? for any single one. It takes at
// most len(pattern) * len(text) steps: only the last * is ever tried again,
// for the earlier ones have found their best place already.
func match(pattern, text string) bool {
	p, t := 0, 0
	star, resume := -1, 0
	for t < len(text) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, resume = p, t
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == text[t]):
			p++
			t++
		case star >= 0:
			resume++
			p, t = star+1, resume
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == '*' {
		p++
	}
	return p == len(pattern)
}

// arnParts is the number of parts of an ARN; the last may contain colons.
const arnParts = 6

// matchResource matches an ARN part by part, so that a wildcard does not
// reach over a colon into the next part. The pattern "*" alone fits all,
// and nothing else fits the resource "*" of actions that have no resource.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
func matchResource(pattern, resource string) bool {
	if pattern == "*" {
		return true
	}
	for range arnParts - 1 {
		var want, have string
		var ok bool
		want, pattern, _ = strings.Cut(pattern, ":")
		have, resource, ok = strings.Cut(resource, ":")
		if !ok || !match(want, have) {
			return false
		}
	}
	return match(pattern, resource)
}
