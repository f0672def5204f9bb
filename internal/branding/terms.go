package branding

import (
	"net/url"
	"slices"

	"cognate/internal/fault"
)

// DefaultLanguage is the language whose link serves every other.
const DefaultLanguage = "cognito:default"

// CheckLinks judges the links of terms: the default one must be there, and
// each leads to a web page.
func CheckLinks(links map[string]string) error {
	if links[DefaultLanguage] == "" {
		return fault.InvalidParameter.Newf("Links must contain an entry for %s.", DefaultLanguage)
	}
	for _, language := range languages(links) {
		u, err := url.Parse(links[language])
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil {
			return fault.InvalidParameter.Newf("The link for %s is not a valid URL.", language)
		}
	}
	return nil
}

// Link returns where the terms are in a language, such as "cognito:french".
func (t *Terms) Link(language string) string {
	if link, ok := t.Links[language]; ok {
		return link
	}
	return t.Links[DefaultLanguage]
}

// languages returns the languages in an order that does not change.
func languages(links map[string]string) []string {
	names := make([]string, 0, len(links))
	for name := range links {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
