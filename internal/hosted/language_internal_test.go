package hosted

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestEveryLanguageHasEveryText holds that no language lacks a text, nor has
// one that takes other values than the English one.
func TestEveryLanguageHasEveryText(t *testing.T) {
	all, err := readLanguages()
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"de", "en", "es", "fr", "id", "it", "ja", "ko", "pt-BR", "zh-CN", "zh-TW"} {
		if l := all.find(tag); l == nil || l.Tag != tag || l.Name == "" || l.Direction != "ltr" || l.Terms == "" {
			t.Errorf("%s: %+v", tag, l)
		}
	}
	verbs := regexp.MustCompile(`%.`)
	english := all[defaultLanguage].Texts
	for tag, l := range all {
		for key, text := range english {
			if l.Texts[key] == "" {
				t.Errorf("%s has no %s", tag, key)
			} else if got, want := verbs.FindAllString(l.Texts[key], -1), verbs.FindAllString(text, -1); !slices.Equal(got, want) {
				t.Errorf("%s: %s takes %v, in English %v", tag, key, got, want)
			}
		}
		for key := range l.Texts {
			if english[key] == "" {
				t.Errorf("%s has %s, which English lacks", tag, key)
			}
		}
	}
}

// TestTextsAreUsed holds that what the pages say is there, and that nothing
// is there that no page says.
func TestTextsAreUsed(t *testing.T) {
	all, err := readLanguages()
	if err != nil {
		t.Fatal(err)
	}
	texts := all[defaultLanguage].Texts
	used := map[string]bool{}
	templates, err := fs.Glob(content, "templates/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range templates {
		text, err := content.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\.T "([a-z_]+)"`).FindAllSubmatch(text, -1) {
			used[string(m[1])] = true
		}
		if page := strings.TrimSuffix(filepath.Base(name), ".html"); page != "layout" {
			used["title_"+page] = true
		}
	}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	words := regexp.MustCompile(`"([a-z]+(?:_[a-z]+)*)"`)
	for _, name := range sources {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range words.FindAllSubmatch(text, -1) {
			for _, prefix := range []string{"", "attribute_", "rule_"} {
				if key := prefix + string(m[1]); texts[key] != "" {
					used[key] = true
				}
			}
			if key := string(m[1]); strings.HasPrefix(key, "error_") {
				used[key] = true
			}
		}
	}
	for key := range used {
		if texts[key] == "" {
			t.Errorf("there is no text %s", key)
		}
	}
	for key := range texts {
		if !used[key] {
			t.Errorf("no page says %s", key)
		}
	}
}
