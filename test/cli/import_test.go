package cli

import (
	"strings"
	"testing"

	"cognate/test/internal/proc"
)

// TestImportGuide does what the guide to importing users says.
func TestImportGuide(t *testing.T) {
	script := walk(t, "../../docs/import.md")
	dir := t.TempDir()
	s, err := proc.Start(dir, bin, "dev", "-db", "people.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Kill)
	script = strings.ReplaceAll(script, "http://127.0.0.1:9229", s.URL)
	out, err := shell(t, dir, s.URL, script)
	if err != nil {
		t.Fatalf("the guide fails: %v\n%s", err, out)
	}
	for what, text := range map[string]string{
		"what the job came to":    "\n[\"Succeeded\",2,0,1]\n",
		"why Carol is not there":  "\n[FAILED] Line Number 4 - ",
		"where Ann's code is":     "\na***@e***\n",
		"how long Bob's token is": "\n3600\n",
	} {
		if !strings.Contains(out, text) {
			t.Errorf("the guide doesn't show %s:\n%s", what, out)
		}
	}
}
