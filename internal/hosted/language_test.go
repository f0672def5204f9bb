package hosted_test

import (
	"net/http"
	"testing"
)

func TestLanguages(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.alice()
	b := f.browser()
	b.login("lang", "de").shows(200, `<html lang="de" dir="ltr">`, "Anmelden", "Passwort vergessen?").
		submit("username", "alice", "password", "wrong").shows(400, "Benutzername oder Passwort ist falsch.") // the cookie's
	b.login("lang", "ja").shows(200, "サインイン")
	b.login("lang", "xx").shows(200, "サインイン")
	b.open("/error", nil).shows(400, "要求されたページでエラーが発生しました。")
	for accepted, want := range map[string]string{
		"": "en", "fr-CA,fr;q=0.8,en;q=0.5": "fr", "xx, pt": "pt-BR", "zh-Hant-HK": "zh-TW", "zh": "zh-CN", "nb, nl": "en", "EN-gb": "en", "id-ID": "id",
	} {
		b := f.browser()
		b.header = http.Header{"Accept-Language": {accepted}}
		b.login().shows(200, `lang="`+want+`"`)
	}
}
