package branding

import (
	"encoding/json"
	"time"

	"cognate/internal/branding"
	"cognate/internal/fault"
)

// change is what a request sets of a style.
type change struct {
	provided *bool
	settings json.RawMessage
	assets   []branding.Asset
}

// check judges a change by itself. A style is the service's own or the
// administrator's.
func (c change) check() error {
	provided := c.provided != nil && *c.provided
	own := c.hasSettings() || len(c.assets) > 0
	if provided == own {
		return fault.InvalidParameter.New("useCognitoProvidedValues or settings should be specified (but not both)")
	}
	if c.hasSettings() {
		if err := branding.CheckSettings(c.settings); err != nil {
			return err
		}
	}
	return branding.CheckAssets(c.assets)
}

// hasSettings reports whether there is a document; null is none.
func (c change) hasSettings() bool { return len(c.settings) > 0 && string(c.settings) != "null" }

// apply makes the change. What it doesn't name stays: settings as a whole,
// assets one by one.
func (c change) apply(s *branding.Style, now time.Time) error {
	s.Modified = now
	if c.provided != nil && *c.provided {
		s.Provided, s.Settings, s.Assets = true, nil, nil
		return nil
	}
	assets, err := branding.MergeAssets(s.Assets, c.assets)
	if err != nil {
		return err
	}
	s.Provided, s.Assets = false, assets
	if c.hasSettings() {
		s.Settings = c.settings
	}
	return nil
}
