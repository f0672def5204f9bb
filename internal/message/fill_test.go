package message

import "testing"

func TestFill(t *testing.T) {
	tests := []struct{ body, want string }{
		{"Code {####}.", "Code 042137."},
		{"{username}: {####} {####}", "al{####}: 042137 042137"},
		{"Follow {##Verify Email##} now", "Follow 042137 now"},
		{"{ {x} {## open {#### {username", "{ {x} {## open {#### {username"},
		{"{{####}}", "{042137}"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := fill(tt.body, Values{Username: "al{####}", Code: "042137"}); got != tt.want {
			t.Errorf("fill(%q) = %q; want %q", tt.body, got, tt.want)
		}
	}
}

func TestFillHTMLEscapesValuesOnly(t *testing.T) {
	got := fillHTML("<b>{username}</b> {####}", Values{Username: `<img src=x>"`, Code: "a&b<c"})
	if want := "<b>&lt;img src=x&gt;&#34;</b> a&amp;b&lt;c"; got != want {
		t.Errorf("%q; want %q", got, want)
	}
}

func TestFillLinks(t *testing.T) {
	v := Values{Username: "al", Code: "1", Link: "https://login.example.com/confirmUser?a=b&c=d"}
	if got, want := fillHTML("<p>{##<b>Verify</b>##}</p> {####}", v), `<p><a href="https://login.example.com/confirmUser?a=b&amp;c=d"><b>Verify</b></a></p> 1`; got != want {
		t.Errorf("%s; want %s", got, want)
	}
	if got, want := fill("{##Verify##} {####}", v), "Verify: https://login.example.com/confirmUser?a=b&c=d 1"; got != want {
		t.Errorf("%s; want %s", got, want)
	}
}

func TestPlain(t *testing.T) {
	tests := []struct{ html, want string }{
		{"Your code is 1.  ", "Your code is 1."},
		{"<p>Hello <b>Bob</b>,</p><p>1 &lt; 2</p>", "Hello Bob,\n1 < 2"},
		{"a<br>b<BR/>c<br />d", "a\nb\nc\nd"},
		{"<a href=\"x>y\" title='>'>link</a>", "link"},
		{`<p>Go <a class="b" href="https://example.com/?a=1&amp;b=2">there</a>.</p>`, "Go there: https://example.com/?a=1&b=2 ."},
		{"<a href=https://example.com>https://example.com</a> <a href='mailto:x@example.com'>x</a>", "https://example.com x"},
		{"<style>p > a {}</style>x<script>if (a<b) {'</b>'}</script>y", "xy"},
		{"x<!-- <b>no</b> -->y", "xy"},
		{"1 < 2 and 3 > 2", "1 < 2 and 3 > 2"},
		{"a<b", "a<b"},
		{"<!DOCTYPE html><html>x", "x"},
		{"<h1>T</h1>\n\n\n\n<div>x</div>", "T\n\nx"},
		{"<script>never closed", ""},
		{"&lt;img src=x&gt;", "<img src=x>"},
	}
	for _, tt := range tests {
		if got := plain(tt.html); got != tt.want {
			t.Errorf("plain(%q) = %q; want %q", tt.html, got, tt.want)
		}
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("<p a='>'>x</p><!-- --><style></style>")
	f.Fuzz(func(t *testing.T, body string) {
		plain(body)
		fill(body, Values{"name", "code", "https://login.example.com/confirmUser?a=b&c=d"})
	})
}
