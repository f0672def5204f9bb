package console_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"cognate/console"

	"github.com/google/go-cmp/cmp"
)

// inputs are what the build reads; stamp.ts has the same list.
var inputs = []string{"index.html", "package.json", "package-lock.json", "public", "src", "stamp.ts", "tsconfig.json", "vite.config.ts"}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// TestStamp: the committed pages are those that the committed sources make.
func TestStamp(t *testing.T) {
	files, err := console.Files()
	if err != nil {
		t.Fatal(err)
	}
	text, err := fs.ReadFile(files, "stamp.json")
	if err != nil {
		t.Fatal(err)
	}
	var stamp struct {
		Inputs  string
		Outputs map[string]string
	}
	if err := json.Unmarshal(text, &stamp); err != nil {
		t.Fatal(err)
	}
	outputs := map[string]string{}
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "stamp.json" {
			return err
		}
		data, err := fs.ReadFile(files, name)
		outputs[name] = sum(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(stamp.Outputs, outputs); diff != "" {
		t.Errorf("dist is not what was built (-stamped +there): run npm run build in console\n%s", diff)
	}
	var lines []string
	for _, input := range inputs {
		err := fs.WalkDir(os.DirFS("."), input, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(name)
			lines = append(lines, fmt.Sprintf("%s %s\n", name, sum(data)))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(lines)
	all := sha256.New()
	for _, line := range lines {
		name, digest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		fmt.Fprintf(all, "%s %s\n", digest, name)
	}
	if got := hex.EncodeToString(all.Sum(nil)); got != stamp.Inputs {
		t.Error("dist was built of other sources: run npm run build in console")
	}
}
