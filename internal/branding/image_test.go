package branding

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"cognate/internal/fault"
)

func TestSniff(t *testing.T) {
	for content, want := range map[string]string{
		"\x89PNG\r\n\x1a\n": PNG, "\xff\xd8\xff\xe0": JPEG, "\x00\x00\x01\x00": ICO, "RIFF\x00\x00\x00\x00WEBPVP8 ": WEBP,
		" <svg></svg>": SVG, "": "", "GIF89a": "", "<html></html>": "", "RIFF\x00\x00\x00\x00WAVE": "", "\x89PNG": "",
	} {
		if got := Sniff([]byte(content)); got != want {
			t.Errorf("%q is taken for %q; want %q", content, got, want)
		}
	}
	for _, format := range []string{PNG, JPEG, ICO, WEBP, SVG} {
		if kind := ContentType(format); !strings.HasPrefix(kind, "image/") {
			t.Errorf("the media type of %s is %s", format, kind)
		}
	}
	if kind := ContentType(""); kind != "application/octet-stream" {
		t.Errorf("the media type of the unknown is %s", kind)
	}
}

func TestCheckCustomization(t *testing.T) {
	logo := append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, maxLogo-8)...)
	if err := CheckCustomization("", logo); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		css  string
		logo []byte
		want string
	}{
		{"", append(logo, 0), "The logo image must not be larger than 100 KB."},
		{strings.Repeat(" ", 4<<10), logo, "request parameters too large"},
		{"", []byte("GIF89a"), "The logo image must be a PNG or JPEG file."},
		{"", []byte(svgOpen + "</svg>"), "The logo image must be a PNG or JPEG file."},
		{"body{}", logo[:100], "The CSS selector body is not allowed."},
	} {
		err := CheckCustomization(c.css, c.logo)
		f, _ := fault.From(err)
		if !errors.Is(err, fault.InvalidParameter) || f.Message != c.want {
			t.Errorf("got %v; want %s", err, c.want)
		}
	}
}

func TestMergedSettingsOfNothingAreTheDefaults(t *testing.T) {
	merged, err := MergedSettings(nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := CheckSettings(merged); err != nil {
		t.Error(err)
	}
	if !bytes.Contains(merged, []byte(`"borderRadius":8.0`)) {
		t.Error("numbers are not written as they were")
	}
}
