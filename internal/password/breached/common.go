package breached

import (
	_ "embed"
	"strings"
)

// words are what common passwords are made of, one a line; endings are what
// people add to them to satisfy a policy. Together they are some 19,000
// passwords.
var (
	//go:embed words.txt
	words string
	//go:embed endings.txt
	endings string
)

// longestCommon is longer than any word with its ending.
const longestCommon = 32

// common reports whether a password, in whatever case, is one that everybody
// thinks of first.
func common(password string) bool {
	if len(password) > longestCommon {
		return false
	}
	p := strings.ToLower(password)
	for i := 1; i < len(p); i++ {
		if listed(words, p[:i]) && listed(endings, p[i:]) {
			return true
		}
	}
	return listed(words, p)
}

// listed reports whether a list has a line.
func listed(list, line string) bool {
	if line == "" || strings.Contains(line, "\n") {
		return false
	}
	return strings.HasPrefix(list, line+"\n") || strings.Contains(list, "\n"+line+"\n")
}
