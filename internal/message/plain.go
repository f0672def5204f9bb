package message

import (
	"html"
	"strings"
)

// plain returns what somebody would read of an HTML text: no tags, no
// comments, no style or script, entities as characters. Tags that begin a
// line on a screen begin one here, and links are followed by where they lead.
// A "<" that begins no tag is text.
func plain(body string) string {
	var out strings.Builder
	leads := "" // where the link leads that is open
	for body != "" {
		i := strings.IndexByte(body, '<')
		if i < 0 {
			out.WriteString(html.UnescapeString(body))
			break
		}
		out.WriteString(html.UnescapeString(body[:i]))
		body = body[i:]
		name, rest, ok := cutTag(body)
		if !ok {
			out.WriteByte('<')
			body = body[1:]
			continue
		}
		switch name {
		case "br", "/p", "/div", "/tr", "/li", "/h1", "/h2", "/h3":
			out.WriteByte('\n')
		case "style", "script":
			rest = afterElement(rest, name)
		case "a":
			leads = target(body[:len(body)-len(rest)])
		case "/a":
			if leads != "" && !strings.HasSuffix(out.String(), leads) {
				out.WriteString(": " + leads + " ")
			}
			leads = ""
		}
		body = rest
	}
	return tidy(out.String())
}

// target returns the address on the web that a tag leads to, or nothing.
func target(tag string) string {
	_, value, _ := strings.Cut(tag, "href=")
	if value != "" && (value[0] == '"' || value[0] == '\'') {
		value, _, _ = strings.Cut(value[1:], value[:1])
	} else if end := strings.IndexAny(value, " \t\r\n>"); end >= 0 {
		value = value[:end]
	}
	value = html.UnescapeString(value)
	if strings.HasPrefix(value, "https://") || strings.HasPrefix(value, "http://") {
		return value
	}
	return ""
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
