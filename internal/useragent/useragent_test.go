package useragent

import (
	"strings"
	"testing"
)

func TestName(t *testing.T) {
	const mozilla = "Mozilla/5.0 "
	for header, want := range map[string]string{
		"": Unknown,
		mozilla + "(Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36":             "Chrome 126, Windows",
		mozilla + "(Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.1": "Edge 126, Windows",
		mozilla + "(Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15":       "Safari 17, macOS",
		mozilla + "(iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Safari/604.1":    "Chrome 126, iOS",
		mozilla + "(X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0":                                                      "Firefox 127, Linux",
		mozilla + "(Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36":                "Chrome 126, Android",
		"aws-cli/2.15.0 Python/3.11.6 Linux/6.1 exe/x86_64":                                                                         "AWS CLI 2, Linux",
		"aws-sdk-go-v2/1.30.0 ua/2.1 os/linux lang/go#1.26":                                                                         "AWS SDK for Go 1, Linux",
		"curl/8.5.0":                         "curl 8",
		"Go-http-client/1.1":                 "Go-http-client 1",
		"<script>/1":                         Unknown,
		mozilla:                              Unknown,
		"something":                          Unknown,
		strings.Repeat("a", 70) + "/":        Unknown,
		strings.Repeat(" ", 600) + "Windows": Unknown,
	} {
		if got := Name(header); got != want {
			t.Errorf("Name(%q) = %q; want %q", header, got, want)
		}
	}
}

func TestClip(t *testing.T) {
	if got := Clip("curl/8.5.0"); got != "curl/8.5.0" {
		t.Errorf("Clip = %q", got)
	}
	if got := Clip(strings.Repeat("a", 511) + "é"); got != strings.Repeat("a", 511) {
		t.Errorf("Clip leaves %d bytes", len(got))
	}
}
