package main

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// What stands in ARNs.
var (
	accountForm = regexp.MustCompile(`^[0-9]{12}$`)
	regionForm  = regexp.MustCompile(`^[a-z]{2,}(-[a-z]+)+-[0-9]+$`)
)

// check explains what is wrong with the flags that name something, before
// anything is made or opened.
func (v *serverFlags) check() error {
	switch {
	case v.issuer != "url" && v.issuer != "aws":
		return fmt.Errorf("-issuer %q: use url or aws", v.issuer)
	case v.hash != "standard" && v.hash != "small":
		return fmt.Errorf("-hash %q: use standard or small", v.hash)
	case !accountForm.MatchString(v.account):
		return fmt.Errorf("-account %q: use twelve digits", v.account)
	case !regionForm.MatchString(v.region):
		return fmt.Errorf("-region %q: use the name of a region, such as us-east-1", v.region)
	case v.db == "":
		return errors.New("-db is empty: name a file or a postgres:// URL, or :memory: to forget everything at the end")
	case isFile(v.db) && strings.Contains(v.db, "://"):
		return errors.New("-db: use a file, :memory:, or a postgres:// URL")
	case v.grace < 0:
		return fmt.Errorf("-grace %s: use a time that is not negative", v.grace)
	}
	if _, err := os.Stat(filepath.Dir(v.readyFile)); err != nil {
		return fmt.Errorf("-ready-file: %w", err)
	}
	if err := checkURL(v.publicURL); err != nil {
		return fmt.Errorf("-public-url %q: %w", v.publicURL, err)
	}
	if err := checkURL(v.consoleURL); err != nil {
		return fmt.Errorf("-console-url %q: %w", v.consoleURL, err)
	}
	return nil
}

// checkURL returns nil for an address that others can be put below, and for
// none.
func checkURL(text string) error {
	if text == "" {
		return nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" ||
		u.User != nil || u.RawQuery != "" || u.Fragment != "" || u.ForceQuery {
		return errors.New("use https:// or http://, a host and nothing behind it but a port or a path")
	}
	return nil
}
