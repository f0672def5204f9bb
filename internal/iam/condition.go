package iam

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/netip"
	"strings"
)

// Context is what conditions can ask about a request.
type Context struct {
	Region   string // aws:RequestedRegion
	SourceIP string // aws:SourceIp
}

// condition is one operator on one key with the values that satisfy it.
type condition struct {
	key      string // lower case
	values   []string
	networks []netip.Prefix // of the address operators
	like     bool           // values are patterns
	not      bool
}

// parseConditions reads a Condition block. The operators are StringEquals,
// StringLike, IpAddress and the Not form of each; the keys are aws:SourceIp,
// for addresses, and aws:RequestedRegion, for strings. All conditions of a
// statement must hold; of the values of one, any.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
func parseConditions(raw json.RawMessage) ([]condition, error) {
	var all []condition
	err := eachMember(raw, func(operator string, block json.RawMessage) error {
		return eachMember(block, func(key string, value json.RawMessage) error {
			values, err := stringOrList(value)
			if err != nil {
				return fmt.Errorf("%s of %s: %w", key, operator, err)
			}
			c, err := newCondition(operator, key, values)
			all = append(all, c)
			return err
		})
	})
	if err != nil {
		return nil, fmt.Errorf("member Condition: %w", err)
	}
	return all, nil
}

func newCondition(operator, key string, values []string) (condition, error) {
	c := condition{key: strings.ToLower(key), values: values}
	want := "aws:requestedregion"
	switch operator {
	case "StringEquals", "StringNotEquals":
	case "StringLike", "StringNotLike":
		c.like = true
	case "IpAddress", "NotIpAddress":
		want = "aws:sourceip"
	default:
		return c, fmt.Errorf("operator %q is not supported; known are "+
			"StringEquals, StringNotEquals, StringLike, StringNotLike, IpAddress and NotIpAddress", operator)
	}
	c.not = strings.Contains(operator, "Not")
	if c.key != want {
		return c, fmt.Errorf("key %q is not supported for %s; known are "+
			"aws:RequestedRegion for strings and aws:SourceIp for addresses", key, operator)
	}
	for _, v := range values {
		if strings.Contains(v, "${") {
			return c, fmt.Errorf("%q: policy variables are not supported", v)
		}
		if want != "aws:sourceip" {
			continue
		}
		network, err := parseNetwork(v)
		if err != nil {
			return c, fmt.Errorf("%q is no IP address and no range such as 203.0.113.0/24", v)
		}
		c.networks = append(c.networks, network)
	}
	return c, nil
}

func parseNetwork(text string) (netip.Prefix, error) {
	if strings.Contains(text, "/") {
		p, err := netip.ParsePrefix(text)
		return p.Masked(), err
	}
	addr, err := netip.ParseAddr(text)
	if err != nil || addr.Zone() != "" {
		return netip.Prefix{}, errors.New("not an address")
	}
	return netip.PrefixFrom(addr, addr.BitLen()), nil
}

// holds reports whether a condition is met. A request without the key meets
// the Not operators only, as on AWS.
func (c condition) holds(ctx Context) bool {
	return c.matches(ctx) != c.not
}

func (c condition) matches(ctx Context) bool {
	if c.networks != nil {
		addr, err := netip.ParseAddr(ctx.SourceIP)
		if err != nil {
			return false
		}
		addr = addr.Unmap().WithZone("")
		for _, n := range c.networks {
			if n.Contains(addr) {
				return true
			}
		}
		return false
	}
	for _, v := range c.values {
		if ctx.Region != "" && (v == ctx.Region || c.like && match(v, ctx.Region)) {
			return true
		}
	}
	return false
}
