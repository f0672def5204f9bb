package hosted

import (
	"strconv"
	"strings"

	"rsc.io/qr"
)

// qrImage is a QR code as the page draws it: one path over a square.
type qrImage struct {
	Size int
	Path string
}

// drawQR draws a text, with the quiet zone of four modules that readers need.
func drawQR(text string) (*qrImage, error) {
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
	return &qrImage{code.Size + 2*quiet, path.String()}, nil
}
