package message

import (
	"html"
	"strings"
)

// Values stand in a message for its placeholders.
type Values struct {
	Username string // {username}
	Code     string // {####}: a code or a temporary password
	Link     string // {##text##}; without one the code takes its place
}

// fill puts values into a template of plain text. All are put in at once, so
// that a user called "{####}" does not read like a code.
func fill(body string, v Values) string {
	return replace(body, v, func(text string) string { return text + ": " + v.Link })
}

// fillHTML is fill for a template in HTML.
func fillHTML(body string, v Values) string {
	v = Values{html.EscapeString(v.Username), html.EscapeString(v.Code), html.EscapeString(v.Link)}
	return replace(body, v, func(text string) string { return `<a href="` + v.Link + `">` + text + `</a>` })
}

// replace puts values in the places of their placeholders, and the text of a
// link between what makes one of it.
func replace(body string, v Values, link func(text string) string) string {
	var out strings.Builder
	for {
		i := strings.IndexByte(body, '{')
		if i < 0 {
			out.WriteString(body)
			return out.String()
		}
		out.WriteString(body[:i])
		body = body[i:]
		rest, placeholder, text := cutPlaceholder(body)
		switch {
		case placeholder == "username":
			out.WriteString(v.Username)
		case placeholder == "link" && v.Link != "":
			out.WriteString(link(text))
		case placeholder != "":
			out.WriteString(v.Code)
		default:
			out.WriteByte('{')
			rest = body[1:]
		}
		body = rest
	}
}

// cutPlaceholder returns what follows the placeholder that s begins with, and
// what that stands for: "code", "username", "link" with its text, or nothing.
func cutPlaceholder(s string) (rest, kind, text string) {
	if rest, ok := strings.CutPrefix(s, "{####}"); ok {
		return rest, "code", ""
	}
	if rest, ok := strings.CutPrefix(s, "{username}"); ok {
		return rest, "username", ""
	}
	if link, ok := strings.CutPrefix(s, "{##"); ok {
		if text, rest, ok := strings.Cut(link, "##}"); ok {
			return rest, "link", text
		}
	}
	return s, "", ""
}
