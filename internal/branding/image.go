package branding

import (
	"bytes"
	"encoding/base64"

	"cognate/internal/fault"
)

// Names of image formats, as assets name their extensions.
const (
	ICO  = "ICO"
	JPEG = "JPEG"
	PNG  = "PNG"
	SVG  = "SVG"
	WEBP = "WEBP"
)

// maxCustomization is how much the style sheet and the logo, as it is sent,
// may be together.
const maxCustomization = 135 << 10

// maxLogo is how many bytes a logo may have.
const maxLogo = 100 << 10

// Sniff names the format of an image by its content, or returns "".
func Sniff(image []byte) string {
	switch {
	case bytes.HasPrefix(image, []byte("\x89PNG\r\n\x1a\n")):
		return PNG
	case bytes.HasPrefix(image, []byte("\xff\xd8\xff")):
		return JPEG
	case bytes.HasPrefix(image, []byte("\x00\x00\x01\x00")):
		return ICO
	case len(image) >= 12 && string(image[:4]) == "RIFF" && string(image[8:12]) == "WEBP":
		return WEBP
	case isSVG(image):
		return SVG
	}
	return ""
}

// ContentType is the media type of an image of a format.
func ContentType(format string) string {
	switch format {
	case ICO:
		return "image/x-icon"
	case JPEG:
		return "image/jpeg"
	case PNG:
		return "image/png"
	case SVG:
		return "image/svg+xml"
	case WEBP:
		return "image/webp"
	}
	return "application/octet-stream"
}

// CheckCustomization judges a style sheet and a logo for the classic pages;
// either may be empty.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/hosted-ui-classic-branding.html
func CheckCustomization(css string, logo []byte) error {
	if len(css)+base64.StdEncoding.EncodedLen(len(logo)) > maxCustomization {
		return fault.InvalidParameter.New("request parameters too large")
	}
	if len(logo) > maxLogo {
		return fault.InvalidParameter.New("The logo image must not be larger than 100 KB.")
	}
	if format := Sniff(logo); len(logo) > 0 && format != PNG && format != JPEG {
		return fault.InvalidParameter.New("The logo image must be a PNG or JPEG file.")
	}
	_, err := ParseCSS(css)
	return err
}
