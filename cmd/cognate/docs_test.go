package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestDocumentedCommands holds that every server which the documentation starts
// would start: its flags are there and take those values.
func TestDocumentedCommands(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, file := range append(files, filepath.Join("..", "..", "README.md")) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(file)] = string(text)
	}
	t.Chdir(t.TempDir())
	writeKey(t, "dkim.pem")
	s := streams{out: io.Discard, err: io.Discard, getenv: func(string) string { return "" }}
	started := map[string]int{}
	for file, text := range texts {
		for _, c := range regexp.MustCompile(`(?m)^    (?:\S*/)?(?:ExecStart=\S*/)?cognate (dev|serve)((?: .*\\\n)*.*)$`).FindAllStringSubmatch(text, -1) {
			started[file]++
			f := newFlags(s, c[1], c[1], "")
			var v serverFlags
			if c[1] == "serve" {
				v.registerServe(f)
				new(tlsFlags).register(f)
			} else {
				v.registerDev(f)
			}
			line, _, _ := strings.Cut(c[2], " #") // and what a shell doesn't hand on
			err := f.FlagSet.Parse(words(strings.TrimSuffix(line, "&")))
			if err == nil && f.NArg() > 0 {
				t.Errorf("%s: %s: %q is no flag", file, c[0], f.Arg(0))
			}
			if err == nil {
				err = v.check()
			}
			if err != nil {
				t.Errorf("%s: %s: %v", file, c[0], err)
			}
		}
	}
	if started["production.md"] < 4 || started["README.md"] < 1 || started["https.md"] < 3 {
		t.Errorf("found %v commands", started)
	}
}
