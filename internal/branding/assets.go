package branding

import (
	"slices"

	"cognate/internal/fault"
)

// maxAsset is how many bytes one image may have.
const maxAsset = 1_000_000

// place is what an asset is for; a style has one for each.
type place struct{ category, colorMode, resource string }

func (a Asset) place() place { return place{a.Category, a.ColorMode, a.ResourceID} }

// CheckAssets judges the images that a request brings: what they are must be
// what they are said to be, and each has a place of its own.
func CheckAssets(assets []Asset) error {
	seen := map[place]bool{}
	for _, a := range assets {
		if seen[a.place()] {
			return fault.InvalidParameter.Newf("Asset %s for color mode %s is given more than once.", a.Category, a.ColorMode)
		}
		seen[a.place()] = true
		if err := a.check(); err != nil {
			return err
		}
	}
	return nil
}

func (a Asset) check() error {
	want := ""
	switch a.Category {
	case "FAVICON_ICO":
		want = ICO
	case "FAVICON_SVG":
		want = SVG
	}
	switch {
	case want != "" && a.Extension != want, want == "" && a.Extension == ICO:
		return fault.InvalidParameter.Newf("Asset %s can not have extension %s.", a.Category, a.Extension)
	case len(a.Bytes) == 0:
		return nil
	case len(a.Bytes) > maxAsset:
		return fault.InvalidParameter.Newf("Asset %s is larger than %d bytes.", a.Category, maxAsset)
	case Sniff(a.Bytes) != a.Extension:
		return fault.InvalidParameter.Newf("Asset %s is not a valid %s file.", a.Category, a.Extension)
	}
	if a.Extension == SVG {
		if err := checkSVG(a.Bytes); err != nil {
			return fault.InvalidParameter.Newf("Asset %s is not a safe SVG file: %v.", a.Category, err)
		}
	}
	return nil
}

// MergeAssets returns a style's images after a change: a new one takes the
// place of the old, one without content keeps what is there, and the others
// stay. So a style larger than one request can be made by several.
func MergeAssets(have, given []Asset) ([]Asset, error) {
	merged := slices.Clone(have)
	for _, a := range given {
		i := slices.IndexFunc(merged, func(old Asset) bool { return old.place() == a.place() })
		switch {
		case len(a.Bytes) == 0 && (i < 0 || merged[i].Extension != a.Extension):
			return nil, fault.InvalidParameter.Newf("Asset %s has no content.", a.Category)
		case len(a.Bytes) == 0:
		case i < 0:
			merged = append(merged, a)
		default:
			merged[i] = a
		}
	}
	if len(merged) > MaxAssets {
		return nil, fault.InvalidParameter.Newf("A managed login branding can have %d assets at most.", MaxAssets)
	}
	return merged, nil
}
