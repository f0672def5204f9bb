package message

import (
	"html"
	"strings"
)

// fill puts the user's name and the code into a template. Both are put in at
// once, so that a user called "{####}" does not read like a code. A link,
// {##text##}, becomes the code: there is nowhere for it to lead.
func fill(body, username, code string) string {
	var out strings.Builder
	for {
		i := strings.IndexByte(body, '{')
		if i < 0 {
			out.WriteString(body)
			return out.String()
		}
		out.WriteString(body[:i])
		body = body[i:]
		switch rest, placeholder := cutPlaceholder(body); placeholder {
		case "code":
			out.WriteString(code)
			body = rest
		case "username":
			out.WriteString(username)
			body = rest
		default:
			out.WriteByte('{')
			body = body[1:]
		}
	}
}

// cutPlaceholder returns what follows the placeholder that s begins with, and
// what that stands for: "code", "username" or nothing.
func cutPlaceholder(s string) (rest, kind string) {
	if rest, ok := strings.CutPrefix(s, "{####}"); ok {
		return rest, "code"
	}
	if rest, ok := strings.CutPrefix(s, "{username}"); ok {
		return rest, "username"
	}
	if link, ok := strings.CutPrefix(s, "{##"); ok {
		if _, rest, ok := strings.Cut(link, "##}"); ok {
			return rest, "code"
		}
	}
	return s, ""
}

// fillHTML is fill for a template in HTML.
func fillHTML(body, username, code string) string {
	return fill(body, html.EscapeString(username), html.EscapeString(code))
}

// plain returns what somebody would read of an HTML text: no tags, no
// comments, no style or script, entities as characters. Tags that begin a
// line on a screen begin one here. A "<" that begins no tag is text.
func plain(body string) string {
	var out strings.Builder
	for body != "" {
		i := strings.IndexByte(body, '<')
		if i < 0 {
			out.WriteString(html.UnescapeString(body))
			break
		}
		out.WriteString(html.UnescapeString(body[:i]))
		name, rest, ok := cutTag(body[i:])
		if !ok {
			out.WriteByte('<')
			body = body[i+1:]
			continue
		}
		switch name {
		case "br", "/p", "/div", "/tr", "/li", "/h1", "/h2", "/h3":
			out.WriteByte('\n')
		case "style", "script":
			rest = afterElement(rest, name)
		}
		body = rest
	}
	return tidy(out.String())
}

// cutTag returns the lower-case name of the tag that s begins with, "/" first
// for an end tag, and what follows the tag. A comment has the name "!--".
func cutTag(s string) (name, rest string, ok bool) {
	if comment, found := strings.CutPrefix(s, "<!--"); found {
		_, rest, _ = strings.Cut(comment, "-->")
		return "!--", rest, true
	}
	inner := s[1:]
	end := 0
	for end < len(inner) && (isLetter(inner[end]) || end == 0 && (inner[0] == '/' || inner[0] == '!') ||
		end > 0 && '0' <= inner[end] && inner[end] <= '9') {
		end++
	}
	if end == 0 {
		return "", s, false
	}
	var quote byte
	for i := end; i < len(inner); i++ {
		switch c := inner[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return strings.ToLower(inner[:end]), inner[i+1:], true
		}
	}
	return "", s, false
}

// afterElement returns what follows the end tag of an element.
func afterElement(s, name string) string {
	for i := strings.IndexByte(s, '<'); i >= 0; {
		if tag, rest, ok := cutTag(s[i:]); ok && tag == "/"+name {
			return rest
		}
		next := strings.IndexByte(s[i+1:], '<')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return ""
}

// tidy trims lines and lets no more than one empty line stand.
func tidy(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(line), " ")
	}
	s = strings.Join(lines, "\n")
	for strings.Contains(s, "\n\n\n") {
		s = strings.ReplaceAll(s, "\n\n\n", "\n\n")
	}
	return strings.TrimSpace(s)
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
