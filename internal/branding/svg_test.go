package branding

import (
	"strings"
	"testing"
)

const svgOpen = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`

func TestCheckSVGTakesPictures(t *testing.T) {
	for _, image := range []string{
		`<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><!-- by hand -->` + svgOpen + `</svg>`,
		svgOpen + `<defs><linearGradient id="a"><stop offset="0" style="stop-color:#fff"/></linearGradient></defs><rect fill="url(#a)" filter="url( '#b' )"/></svg>`,
		svgOpen + `<use xlink:href="#a"/><image href="data:image/png;base64,AAAA" xml:space="preserve"/></svg>`,
		svgOpen + `<style>.a{fill:red;mask:url(#m)}</style><text class="a">Sign in &amp; up</text></svg>`,
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:version="1"><i:view/></svg>`,
	} {
		if got := Sniff([]byte(image)); got != SVG {
			t.Errorf("%s\nis taken for %q", image, got)
		}
		if err := checkSVG([]byte(image)); err != nil {
			t.Errorf("%s\n%v", image, err)
		}
	}
}

func TestCheckSVGRefuses(t *testing.T) {
	for _, inner := range []string{
		`<script>alert(1)</script>`, `<SCRIPT/>`, `<foreignObject/>`, `<animate attributeName="href" to="javascript:alert(1)"/>`,
		`<set attributeName="onload"/>`, `<a href="https://a.example/">x</a>`, `<iframe/>`,
		`<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>`, `<script xmlns="">alert(1)</script>`,
		`<g onclick="alert(1)"/>`, `<g ONLOAD="alert(1)"/>`, `<use href="https://a.example/b.svg#c"/>`,
		`<use xlink:href="data:image/svg+xml;base64,AAAA"/>`, `<image href="//a.example/b.png"/>`, `<image src="http://a.example/"/>`,
		`<g xml:base="https://a.example/"/>`, `<g fill="url(https://a.example/#x)"/>`, `<g style="fill:URL( 'https://a.example/' )"/>`,
		`<g style="fill:u\72l(https://a.example/)"/>`, `<style>@import 'https://a.example/a.css';</style>`,
		`<style>g{fill:ur<!-- -->l(https://a.example/)}</style>`, `<style><![CDATA[g{fill:url(https://a.example/)}]]></style>`,
		`<style>@im<![CDATA[port]]> 'x';</style>`, `<?xml-stylesheet href="https://a.example/a.css"?>`, `&lol;`, `<g>`,
		strings.Repeat("<g>", maxSVGDepth) + strings.Repeat("</g>", maxSVGDepth),
	} {
		if err := checkSVG([]byte(svgOpen + inner + `</svg>`)); err == nil {
			t.Errorf("%s is let through", inner)
		}
	}
	for _, image := range []string{
		``, `text`, `<html xmlns="http://www.w3.org/1999/xhtml"/>`, `<svg/>`, svgOpen,
		`<!DOCTYPE svg [<!ENTITY a "b">]>` + svgOpen + `</svg>`, `<!DOCTYPE html>` + svgOpen + `</svg>`,
		svgOpen + `</svg><script xmlns="http://www.w3.org/2000/svg"/>`,
	} {
		if err := checkSVG([]byte(image)); err == nil {
			t.Errorf("%q is let through", image)
		}
	}
}
