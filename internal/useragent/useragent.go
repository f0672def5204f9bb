// Package useragent says in a few words what kind of device and program a
// User-Agent header speaks of: "Chrome 126, Windows". It is for people who
// look for a session that isn't theirs. Nothing is decided by it, because
// anybody can send any header.
//
// https://www.rfc-editor.org/rfc/rfc9110#name-user-agent
package useragent

import "strings"

// Unknown is what is said of a header that names nothing known.
const Unknown = "unknown"

// longest bounds what is looked at, and what is shown of a name.
const (
	longest     = 512
	longestName = 64
)

// Name returns the program and the system that a header names.
func Name(header string) string {
	header = Clip(header)
	program, system := program(header), system(header)
	switch {
	case program == "" && system == "":
		return Unknown
	case program == "":
		return system
	case system == "":
		return program
	}
	return program + ", " + system
}

// Clip returns as much of a header as is worth keeping: all of any honest one.
func Clip(header string) string {
	return strings.ToValidUTF8(header[:min(len(header), longest)], "")
}

// mark is a piece of a header and what it tells.
type mark struct{ piece, means string }

// programs are looked for in this order, because each browser also names
// those that it wants to be taken for.
func programs() []mark {
	return []mark{
		{"Edg/", "Edge"}, {"EdgA/", "Edge"}, {"EdgiOS/", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser/", "Samsung Internet"},
		{"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"}, {"HeadlessChrome/", "Chrome"}, {"CriOS/", "Chrome"}, {"Chrome/", "Chrome"},
		{"aws-amplify/", "Amplify"}, {"amplify-", "Amplify"}, {"aws-cli/", "AWS CLI"}, {"Boto3/", "Boto3"},
		{"aws-sdk-go-v2/", "AWS SDK for Go"}, {"aws-sdk-js/", "AWS SDK for JavaScript"}, {"aws-sdk-java/", "AWS SDK for Java"},
		{"aws-sdk-rust/", "AWS SDK for Rust"}, {"aws-sdk-php/", "AWS SDK for PHP"}, {"aws-sdk-ruby3/", "AWS SDK for Ruby"},
		{"aws-sdk-dotnet", "AWS SDK for .NET"}, {"aws-sdk-swift/", "AWS SDK for Swift"}, {"aws-sdk-kotlin/", "AWS SDK for Kotlin"},
	}
}

// program returns the browser or application, with its major version.
func program(header string) string {
	for _, m := range programs() {
		if _, rest, ok := strings.Cut(header, m.piece); ok {
			return versioned(m.means, rest)
		}
	}
	if strings.Contains(header, "Safari/") {
		if _, rest, ok := strings.Cut(header, "Version/"); ok {
			return versioned("Safari", rest)
		}
	}
	if strings.HasPrefix(header, "Mozilla/") {
		return ""
	}
	// Others name themselves first: "curl/8.5.0".
	name, version, ok := strings.Cut(header, "/")
	if !ok || !plain(name) {
		return ""
	}
	return versioned(name, version)
}

// versioned adds the major version that begins the rest of a header.
func versioned(name, rest string) string {
	n := 0
	for n < len(rest) && n < 6 && '0' <= rest[n] && rest[n] <= '9' {
		n++
	}
	if n == 0 {
		return name
	}
	return name + " " + rest[:n]
}

// plain reports whether a program's own name may be shown.
func plain(name string) bool {
	if name == "" || len(name) > longestName {
		return false
	}
	for _, c := range name {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if !letter && !strings.ContainsRune("-_. ", c) {
			return false
		}
	}
	return true
}

// system returns the operating system.
func system(header string) string {
	for _, m := range []mark{
		{"iPhone", "iOS"}, {"iPad", "iPadOS"}, {"os/ios", "iOS"}, {"Android", "Android"}, {"android", "Android"}, {"CrOS", "ChromeOS"},
		{"Windows", "Windows"}, {"windows", "Windows"}, {"Macintosh", "macOS"}, {"Mac OS X", "macOS"}, {"os/macos", "macOS"}, {"Darwin", "macOS"},
		{"Linux", "Linux"}, {"linux", "Linux"},
	} {
		if strings.Contains(header, m.piece) {
			return m.means
		}
	}
	return ""
}
