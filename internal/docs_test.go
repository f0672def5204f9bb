package internal

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestDocumentsNameTests holds that the tests that the documents name as proof
// exist.
func TestDocumentsNameTests(t *testing.T) {
	defined := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	exist := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git") {
			return filepath.SkipDir
		}
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, m := range defined.FindAllStringSubmatch(string(text), -1) {
			exist[m[1]] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	documents, err := filepath.Glob("../docs/*.md")
	if err != nil || len(documents) == 0 {
		t.Fatalf("found %d documents: %v", len(documents), err)
	}
	named := regexp.MustCompile(`\b(?:Test|Fuzz)[A-Z]\w+`)
	for _, path := range documents {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range named.FindAllString(string(text), -1) {
			if !exist[name] {
				t.Errorf("%s names %s, which does not exist", filepath.Base(path), name)
			}
		}
	}
}

// TestEveryDivergenceNamesATest holds that nothing is said of how Cognate differs
// without a test that holds it to that, and whether it is known or not.
func TestEveryDivergenceNamesATest(t *testing.T) {
	text, err := os.ReadFile("../docs/divergences.md")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`\x60(?:Test|Fuzz)[A-Z]\w+\x60`)
	rows := 0
	for i, line := range strings.Split(string(text), "\n") {
		cells := strings.Split(line, " | ")
		if len(cells) < 3 || strings.TrimSuffix(cells[2], " |") == "state" {
			continue
		}
		rows++
		if !named.MatchString(line) {
			t.Errorf("divergences.md:%d names no test: %s", i+1, line)
		}
		if state := cells[len(cells)-1]; !strings.HasPrefix(state, "known") && !strings.HasPrefix(state, "unverified") && !strings.HasPrefix(state, "verified") {
			t.Errorf("divergences.md:%d is %q; want known, verified or unverified", i+1, state)
		}
	}
	if rows < 100 {
		t.Errorf("divergences.md has %d rows only; the test reads them wrongly", rows)
	}
}

// TestMapNamesEveryPackage holds that nobody has to find a package by chance.
func TestMapNamesEveryPackage(t *testing.T) {
	text, err := os.ReadFile("../HACKING.md")
	if err != nil {
		t.Fatal(err)
	}
	missing := map[string]bool{}
	for _, s := range readSources(t) {
		place := s.pkg
		if parts := strings.Split(s.pkg, "/"); len(parts) > 2 { // a package of a package's
			place = parts[0] + "/" + parts[1]
		}
		if place != "." && !strings.Contains(string(text), "`"+place+"`") {
			missing[place] = true
		}
	}
	for place := range missing {
		t.Errorf("HACKING.md does not name %s", place)
	}
}

// TestDocumentsAreLinked holds that whoever begins with README.md finds every
// document.
func TestDocumentsAreLinked(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	documents, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range documents {
		if name := "docs/" + filepath.Base(path); !strings.Contains(string(text), "("+name+")") {
			t.Errorf("README.md does not link to %s", name)
		}
	}
}
