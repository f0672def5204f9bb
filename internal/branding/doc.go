// Package branding holds what a pool's login pages may be made to look like,
// and the rules about it: the style sheet and logo of the classic pages, the
// settings and images of managed login, and the links to legal terms.
//
// What administrators give is kept as it is and shown to strangers later, in
// pages that take passwords. So the rules here refuse what could run, fetch or
// leave its place; nothing is silently taken out. The package does no I/O and
// reads no clock; it makes no pages either.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html
package branding

import "time"

// AllClients stands for a client id where a customization is for every client
// of the pool that has none of its own.
const AllClients = "ALL"

// Customization is how the classic login pages of a client look.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UICustomizationType.html
type Customization struct {
	PoolID, ClientID  string // or AllClients
	CSS               string
	Logo              []byte // PNG or JPEG; nil for none
	Created, Modified time.Time
}

// Version is the name of the customization's last change: its time.
func (c *Customization) Version() string { return c.Modified.UTC().Format("20060102150405") }

// LogoPath is where the server has the logo, or "" when there is none. A new
// logo has a new path, so browsers may keep the old one.
func (c *Customization) LogoPath() string {
	switch Sniff(c.Logo) {
	case PNG:
		return "/" + c.PoolID + "/assets/" + c.ClientID + "/" + c.Version() + "/image.png"
	case JPEG:
		return "/" + c.PoolID + "/assets/" + c.ClientID + "/" + c.Version() + "/image.jpg"
	}
	return ""
}

// Style is how the managed login pages of a client look. One without
// settings looks as the service provides it.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ManagedLoginBrandingType.html
type Style struct {
	ID, PoolID, ClientID string
	Provided             bool   // the service's own values
	Settings             []byte // a JSON document, as it was given; nil for none
	Assets               []Asset
	Created, Modified    time.Time
}

// Asset is one image of a style.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssetType.html
type Asset struct {
	Category, ColorMode, Extension string
	ResourceID                     string
	Bytes                          []byte
}

// Terms are links to one legal document of a client, by language.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TermsType.html
type Terms struct {
	ID, PoolID, ClientID      string
	Name, Source, Enforcement string
	Links                     map[string]string
	Created, Modified         time.Time
}

// What a pool may have.
const (
	MaxStyles = 20
	MaxTerms  = 40
	MaxAssets = 40
)
