package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"cognate/delivery"
)

// TestMessagesDocument holds that the commands of the guide are understood,
// that each flag it names is there, and that the message it shows is one.
func TestMessagesDocument(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "messages.md"))
	if err != nil {
		t.Fatal(err)
	}
	guide := string(text)
	t.Chdir(t.TempDir())
	writeKey(t, "dkim.pem")

	commands := regexp.MustCompile(`(?m)^    cognate serve ((?:.*\\\n)*.*)$`).FindAllStringSubmatch(guide, -1)
	if len(commands) < 2 {
		t.Fatalf("the guide has %d commands", len(commands))
	}
	quoted := regexp.MustCompile("`(-(?:email|sms|dkim|gateway|message|default)[^`]*)`").FindAllStringSubmatch(guide, -1)
	for _, c := range append(commands, quoted...) {
		if err := understand(t, valued(words(c[1]))); err != nil {
			t.Errorf("%s: %v", c[1], err)
		}
	}

	places := regexp.MustCompile("(?m)^\\| (`.*`) \\| (mail|text messages|both) \\|").FindAllStringSubmatch(guide, -1)
	if len(places) < 6 {
		t.Errorf("the guide has %d places", len(places))
	}
	for _, p := range places {
		for _, place := range regexp.MustCompile("`([^`]*)`").FindAllStringSubmatch(p[1], -1) {
			for flag, media := range map[string]string{"-email": "mail both", "-sms": "text messages both"} {
				if !strings.Contains(media, p[2]) {
					continue
				}
				if err := understand(t, []string{flag, strings.ReplaceAll(place[1], "…", "gateway.example")}); err != nil {
					t.Errorf("%s %s: %v", flag, place[1], err)
				}
			}
		}
	}

	_, shown, _ := strings.Cut(guide, "posted each message as JSON")
	_, shown, _ = strings.Cut(shown, "\n\n")
	shown, _, _ = strings.Cut(shown, "\n\n")
	var m delivery.GatewayMessage
	d := json.NewDecoder(strings.NewReader(shown))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil || m.Medium != delivery.SMS {
		t.Errorf("%s: %v", shown, err)
	}
}

// understand makes a configuration of a server's flags.
func understand(t *testing.T, args []string) error {
	t.Helper()
	s := streams{out: io.Discard, err: io.Discard, getenv: func(string) string { return "" }}
	f := newFlags(s, "serve", "serve", "")
	var v serverFlags
	v.register(f, ":memory:", "", "off")
	if err := f.FlagSet.Parse(args); err != nil && err != flag.ErrHelp {
		return err
	}
	_, err := v.config(t.Context(), s)
	return err
}

// words splits a command as a shell does, as far as the guide goes. What the
// guide leaves to the reader, "…", becomes something that serves.
func words(command string) []string {
	command = strings.NewReplacer("\\\n", " ", "whsec_…", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=").Replace(command)
	var all []string
	for _, w := range regexp.MustCompile(`"[^"]*"|'[^']*'|\S+`).FindAllString(command, -1) {
		all = append(all, strings.Trim(w, `"'`))
	}
	return all
}

// valued gives a flag that the guide only names a value.
func valued(args []string) []string {
	if len(args) == 1 && !strings.HasPrefix(args[0], "-message-queue") {
		value := map[string]string{"-messages-per-address": "1", "-messages-per-pool": "1", "-default-mails": "1"}[args[0]]
		return append(args, value)
	}
	return args
}

func writeKey(t *testing.T, file string) {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
}
