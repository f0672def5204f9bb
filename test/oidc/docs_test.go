package oidc

import (
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
)

func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// TestSnippets holds that the programs in the guides are those that tests run:
// each block stands in the file that is named above it, but for how far its
// lines are indented.
func TestSnippets(t *testing.T) {
	for guide, least := range map[string]int{"oauth.md": 6, "development.md": 6} {
		t.Run(guide, func(t *testing.T) { snippets(t, guide, least) })
	}
}

func snippets(t *testing.T, guide string, least int) {
	doc, err := os.ReadFile("../../docs/" + guide)
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)<!-- from (\\S+) -->\n\n```\\w+\n(.*?)```").FindAllStringSubmatch(string(doc), -1)
	if len(blocks) < least {
		t.Fatalf("found %d snippets only", len(blocks))
	}
	if all := strings.Count(string(doc), "\n```\n"); all != len(blocks) {
		t.Errorf("%d blocks, %d of which name their test", all, len(blocks))
	}
	for _, b := range blocks {
		source, err := os.ReadFile("../../" + b[1])
		if err != nil {
			t.Error(err)
			continue
		}
		if !strings.Contains(flat(string(source)), flat(b[2])) {
			t.Errorf("this is not in %s:\n%s", b[1], b[2])
		}
	}
}

// flat is a text without the indentation of its lines.
func flat(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return strings.Join(lines, "\n")
}
