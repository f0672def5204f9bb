package iam

import (
	"context"
	"net/http"

	"cognate/internal/caller"
	"cognate/internal/sigv4"
)

// Anyone takes every caller for who they say they are and lets them do
// everything: for development on the own machine, where any credentials will
// do and no signature is looked at. Only pages of other machines, for which a
// browser would call, are refused.
type Anyone struct {
	Region  string // where a request does not name one
	Account string
}

// Authenticate returns the caller as the request claims: with the access key
// and region of its signature where it has one that can be read.
func (a Anyone) Authenticate(r *http.Request, _ []byte, _ string) (caller.Identity, error) {
	if err := stranger(r); err != nil {
		return caller.Identity{}, err
	}
	id := identity(r, a.Region, a.Account)
	id.ARN = "arn:aws:iam::" + a.Account + ":root"
	if cred, err := sigv4.Scope(r); err == nil {
		id.AccessKeyID, id.Region = cred.AccessKeyID, cred.Region
	}
	return id, nil
}

// Authorize returns nil.
func (a Anyone) Authorize(context.Context, caller.Identity, string, string) error { return nil }

// Holder returns the caller that a request without a signature has.
func (a Anyone) Holder(r *http.Request, _, region string) (caller.Identity, error) {
	id := identity(r, region, a.Account)
	id.ARN = "arn:aws:iam::" + a.Account + ":root"
	return id, nil
}

// CheckSecret returns nil.
func (a Anyone) CheckSecret(context.Context, string, string) error { return nil }

// Root reports true.
func (a Anyone) Root(context.Context, string) (bool, error) { return true, nil }
