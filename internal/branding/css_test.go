package branding

import (
	"errors"
	"strings"
	"testing"

	"cognate/internal/fault"
)

func TestParseCSS(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{" /* nothing */ ", ""},
		{
			".banner-customizable { padding: 25px 0px 25px 10px; background-color: #d3d3d3 }",
			".banner-customizable {\n\tpadding: 25px 0px 25px 10px;\n\tbackground-color: #d3d3d3;\n}\n",
		},
		{
			".label-customizable,.submitButton-customizable:hover{COLOR:rgba(0,0,0,.5)!important;font-family:\"Open Sans\", serif}",
			".label-customizable, .submitButton-customizable:hover {\n\tcolor: rgba(0,0,0,.5)!important;\n\tfont-family: \"Open Sans\",serif;\n}\n",
		},
		{".logo-customizable{} .legalText-customizable{}", ".logo-customizable {\n}\n.legalText-customizable {\n}\n"},
	} {
		sheet, err := ParseCSS(c.text)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if got := sheet.String(); got != c.want {
			t.Errorf("%q:\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestParseCSSTakesEveryClass(t *testing.T) {
	for _, class := range Classes() {
		if _, err := ParseCSS("." + class + " { color: red; }"); err != nil {
			t.Errorf("%s: %v", class, err)
		}
	}
}

func TestParseCSSRefuses(t *testing.T) {
	const property, value = " is not in the list of allowed properties.", "The value of the CSS property "
	for _, c := range []struct{ text, want string }{
		{".x{color:red}", "The CSS class x is not in the list of allowed classes."},
		{".label-customizable:hover{color:red}", "The CSS class label-customizable:hover is not in the list of allowed classes."},
		{".label-customizable .y{color:red}", "The CSS class label-customizable .y is not in the list of allowed classes."},
		{".label-customizable,body{color:red}", "The CSS selector body is not allowed."},
		{"*{color:red}", "The CSS selector * is not allowed."},
		{"@import 'a.css';", "The CSS rule @import is not allowed."},
		{"@media print{.label-customizable{color:red}}", "The CSS rule @media is not allowed."},
		{".label-customizable{@media print{color:red}}", "The CSS rule @media is not allowed."},
		{".label-customizable{position:fixed}", "The CSS property position" + property},
		{".label-customizable{-moz-binding:none}", "The CSS property -moz-binding" + property},
		{".label-customizable{--x:red}", "The CSS property --x" + property},
		{".label-customizable{content:'x'}", "The CSS property content" + property},
		{".label-customizable{background:url(https://a.example/b.png)}", value + "background is not allowed."},
		{".label-customizable{background:u\\72l(https://a.example/b.png)}", value + "background is not allowed."},
		{".label-customizable{background:image-set('https://a.example/b.png' 1x)}", value + "background is not allowed."},
		{".label-customizable{width:expression(alert(1))}", value + "width is not allowed."},
		{".label-customizable{font-family:'</style><script>'}", value + "font-family is not allowed."},
		{".label-customizable{color:}", "The CSS property color has no value."},
		{".label-customizable{color:red", ""},
		{".label-customizable", ""},
		{"}", ""},
		{"<script>alert(1)</script>", ""},
		{".label-customizable{.legalText-customizable{color:red}}", ""},
	} {
		sheet, err := ParseCSS(c.text)
		if !errors.Is(err, fault.InvalidParameter) {
			t.Errorf("%q: got %v and error %v; want it refused", c.text, sheet, err)
			continue
		}
		if f, _ := fault.From(err); c.want != "" && f.Message != c.want {
			t.Errorf("%q:\n got %q\nwant %q", c.text, f.Message, c.want)
		}
	}
}

// What is written for the pages is understood again, and as the same.
func FuzzParseCSS(f *testing.F) {
	f.Add(".label-customizable{color:rgb(1 2 3 / 4%)}/*x*/")
	f.Add(".logo-customizable,.label-customizable{width:calc(1px + (2% * 3))!important;}")
	f.Add(".banner-customizable{background:url(x)}")
	f.Add("@import x;}{<!-- -->\\")
	f.Fuzz(func(t *testing.T, text string) {
		sheet, err := ParseCSS(text)
		if err != nil {
			return
		}
		written := sheet.String()
		if low := strings.ToLower(written); strings.ContainsAny(low, "<\\@") || strings.Contains(low, "url(") {
			t.Fatalf("%q gives %q", text, written)
		}
		again, err := ParseCSS(written)
		if err != nil {
			t.Fatalf("%q gives %q, which is refused: %v", text, written, err)
		}
		if again.String() != written {
			t.Fatalf("%q gives %q, then %q", text, written, again.String())
		}
	})
}
