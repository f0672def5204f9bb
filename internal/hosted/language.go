package hosted

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"cognate/internal/site"
)

// language is what the pages say in one language, as its file has it.
type language struct {
	Tag       string            `json:"tag"`       // as in the lang attribute
	Name      string            `json:"name"`      // as its speakers call it
	Direction string            `json:"direction"` // ltr or rtl
	Terms     string            `json:"terms"`     // what the links to legal documents call it
	Texts     map[string]string `json:"texts"`
}

type languages map[string]*language // by lower-case tag

// defaultLanguage is what browsers get that want none of the languages.
const defaultLanguage = "en"

func readLanguages() (languages, error) {
	names, err := fs.Glob(content, "languages/*.json")
	if err != nil {
		return nil, err
	}
	all := languages{}
	for _, name := range names {
		text, err := content.ReadFile(name)
		if err != nil {
			return nil, err
		}
		l := &language{}
		if err := json.Unmarshal(text, l); err != nil {
			return nil, fmt.Errorf("%s: %w", path.Base(name), err)
		}
		all[strings.ToLower(l.Tag)] = l
	}
	return all, nil
}

// text returns a text with its %s filled. Every language has every key: a test
// holds that.
func (l *language) text(key string, args ...any) string {
	if len(args) == 0 {
		return l.Texts[key]
	}
	return fmt.Sprintf(l.Texts[key], args...)
}

// language chooses the language of a page: the one that the address asks for,
// which the browser is asked to remember, else the remembered one, else the
// first that the browser prefers.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html#managed-login-localization
func (p *Pages) language(w http.ResponseWriter, r *http.Request, at *site.Site) *language {
	if l := p.languages.find(r.URL.Query().Get("lang")); l != nil {
		http.SetCookie(w, p.cookie(at, "lang", l.Tag))
		return l
	}
	if c, err := r.Cookie("lang"); err == nil {
		if l := p.languages.find(c.Value); l != nil {
			return l
		}
	}
	for preferred := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		tag, _, _ := strings.Cut(preferred, ";") // browsers list the best first
		if l := p.languages.match(strings.TrimSpace(tag)); l != nil {
			return l
		}
	}
	return p.languages[defaultLanguage]
}

func (all languages) find(tag string) *language { return all[strings.ToLower(tag)] }

// match finds the language that comes nearest to a tag: itself, that of its
// first part, or one whose first part it is.
func (all languages) match(tag string) *language {
	tag = strings.ToLower(tag)
	if l := all[tag]; l != nil || tag == "" {
		return l
	}
	if strings.HasPrefix(tag, "zh-hant") || tag == "zh-hk" || tag == "zh-mo" {
		return all["zh-tw"]
	}
	base, _, _ := strings.Cut(tag, "-")
	switch base {
	case "zh":
		return all["zh-cn"]
	case "pt":
		return all["pt-br"]
	}
	return all[base]
}

// LanguageName is what the language of the page calls itself.
func (v *visit) LanguageName() string { return v.language.Name }

// choice is a language that a visitor may choose.
type choice struct{ Tag, Name, URL string }

// Languages lists the languages of the page, where the client's style has the
// visitor choose; a page that answers a form can't be had in another language.
func (v *visit) Languages() []choice {
	if !v.look.theme.Languages || v.r.Method != http.MethodGet {
		return nil
	}
	here := v.URL(strings.TrimPrefix(v.r.URL.Path, v.at.Path))
	var all []choice
	for _, tag := range slices.Sorted(maps.Keys(v.pages.languages)) {
		l := v.pages.languages[tag]
		all = append(all, choice{l.Tag, l.Name, here + "&lang=" + url.QueryEscape(l.Tag)})
	}
	return all
}
