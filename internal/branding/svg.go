package branding

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

const svgNamespace = "http://www.w3.org/2000/svg"

// isSVG reports whether the first element of a document is an SVG image.
func isSVG(image []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(image))
	for {
		t, err := d.RawToken()
		if err != nil {
			return false
		}
		if e, ok := t.(xml.StartElement); ok {
			return e.Name.Local == "svg"
		}
	}
}

// checkSVG refuses an SVG image that could run scripts or fetch from
// elsewhere: elements outside of an allow-list, event handlers, links that
// leave the file, entities and style sheets by reference.
//
// https://www.w3.org/TR/SVG2/conform.html#secure-static-mode
func checkSVG(image []byte) error {
	d := xml.NewDecoder(bytes.NewReader(image))
	depth, elements := 0, 0
	var open []string
	var style strings.Builder // a comment may stand between two parts of it
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			if elements == 0 {
				return errors.New("it has no image in it")
			}
			return checkSVGStyle(style.String())
		}
		if err != nil {
			return errors.New("it is not well-formed")
		}
		switch t := t.(type) {
		case xml.ProcInst:
			if t.Target != "xml" {
				return fmt.Errorf("the instruction %s is not allowed", t.Target)
			}
		case xml.Directive:
			if strings.Contains(string(t), "[") || !strings.HasPrefix(strings.ToUpper(string(t)), "DOCTYPE SVG") {
				return errors.New("declarations are not allowed")
			}
		case xml.CharData:
			if depth > 0 && open[depth-1] == "style" {
				style.Write(t)
			}
		case xml.EndElement:
			depth--
			open = open[:depth]
		case xml.StartElement:
			if elements == 0 && (t.Name.Local != "svg" || t.Name.Space != svgNamespace) {
				return errors.New("it is not an SVG image")
			}
			elements++
			depth++
			open = append(open, t.Name.Local)
			if err := checkSVGElement(t, depth); err != nil {
				return err
			}
		}
	}
}

// maxSVGDepth is how deep elements may stand in each other.
const maxSVGDepth = 100

func checkSVGElement(e xml.StartElement, depth int) error {
	if depth > maxSVGDepth {
		return errors.New("its elements stand too deep in each other")
	}
	if e.Name.Space != svgNamespace {
		// Editors leave descriptions of their own behind, which browsers don't
		// show. XHTML they would.
		if e.Name.Space == "" || strings.HasPrefix(e.Name.Space, "http://www.w3.org/1999/xhtml") {
			return fmt.Errorf("the element %s is not allowed", e.Name.Local)
		}
	} else if !svgElements[e.Name.Local] {
		return fmt.Errorf("the element %s is not allowed", e.Name.Local)
	}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
		switch {
		case strings.HasPrefix(name, "on"):
			return fmt.Errorf("the attribute %s is not allowed", a.Name.Local)
		case name == "href" || name == "src":
			if !strings.HasPrefix(value, "#") && !embeddedImage(value) {
				return errors.New("links that leave the image are not allowed")
			}
		case a.Name.Space == "xmlns" || name == "xmlns" || a.Name.Space == "http://www.w3.org/XML/1998/namespace" && name != "base":
		case name == "base":
			return errors.New("the attribute base is not allowed")
		default:
			if err := checkSVGStyle(value); err != nil {
				return err
			}
		}
	}
	return nil
}

// embeddedImage reports whether a link carries a picture of dots in itself.
func embeddedImage(link string) bool {
	for _, kind := range []string{"png", "jpeg", "gif", "webp"} {
		if strings.HasPrefix(link, "data:image/"+kind+";") || strings.HasPrefix(link, "data:image/"+kind+",") {
			return true
		}
	}
	return false
}

// checkSVGStyle refuses style text, or an attribute that may be one, which
// refers to anything but a part of the same file.
func checkSVGStyle(text string) error {
	if strings.Contains(text, "\\") {
		return errors.New("escapes are not allowed in styles")
	}
	low := strings.ToLower(text)
	for _, bad := range []string{"javascript:", "@import", "expression(", "image-set(", "src(", "-moz-binding"} {
		if strings.Contains(low, bad) {
			return fmt.Errorf("%s is not allowed", strings.Trim(bad, ":("))
		}
	}
	for rest := low; ; {
		_, after, found := strings.Cut(rest, "url(")
		if !found {
			return nil
		}
		if !strings.HasPrefix(strings.TrimLeft(after, " \t\r\n\"'"), "#") {
			return errors.New("links that leave the image are not allowed")
		}
		rest = after
	}
}

// svgElements are the elements that draw.
var svgElements = map[string]bool{
	"svg": true, "g": true, "defs": true, "symbol": true, "use": true, "title": true, "desc": true, "metadata": true, "style": true,
	"path": true, "rect": true, "circle": true, "ellipse": true, "line": true, "polyline": true, "polygon": true, "image": true,
	"text": true, "tspan": true, "textPath": true, "switch": true, "marker": true, "mask": true, "clipPath": true, "pattern": true,
	"linearGradient": true, "radialGradient": true, "stop": true, "filter": true, "view": true,
	"feBlend": true, "feColorMatrix": true, "feComponentTransfer": true, "feComposite": true, "feConvolveMatrix": true,
	"feDiffuseLighting": true, "feDisplacementMap": true, "feDistantLight": true, "feDropShadow": true, "feFlood": true,
	"feFuncA": true, "feFuncB": true, "feFuncG": true, "feFuncR": true, "feGaussianBlur": true, "feMerge": true, "feMergeNode": true,
	"feMorphology": true, "feOffset": true, "fePointLight": true, "feSpecularLighting": true, "feSpotLight": true, "feTile": true,
	"feTurbulence": true,
}
