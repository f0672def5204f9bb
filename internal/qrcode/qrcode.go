// Package qrcode draws texts as QR codes, for pages that turn them into SVG.
package qrcode

import (
	"strconv"
	"strings"

	"rsc.io/qr"
)

// Image is a QR code as an SVG draws it: one path, whose inside is black, over
// a white square.
type Image struct {
	Size int
	Path string
}

// Draw draws a text, with the quiet zone of four modules that readers need. The
// error is that of a text too long for a code.
func Draw(text string) (*Image, error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil, err
	}
	const quiet = 4
	var path strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				path.WriteString("M" + strconv.Itoa(from+quiet) + " " + strconv.Itoa(y+quiet) + "h" + strconv.Itoa(x-from) + "v1H" + strconv.Itoa(from+quiet) + "z")
			}
		}
	}
	return &Image{code.Size + 2*quiet, path.String()}, nil
}
