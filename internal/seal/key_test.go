package seal

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestParseKeyReadsEveryWriting(t *testing.T) {
	want := testKey(0xf0)
	for _, text := range []string{
		want.Text(), " " + want.Text() + "\r\n",
		base64.RawStdEncoding.EncodeToString(want[:]),
		base64.URLEncoding.EncodeToString(want[:]), base64.RawURLEncoding.EncodeToString(want[:]),
		hex.EncodeToString(want[:]), strings.ToUpper(hex.EncodeToString(want[:])),
	} {
		got, err := ParseKey(text)
		if err != nil || got != want {
			t.Errorf("ParseKey(%q) = %v, %v", text, got, err)
		}
	}
}

func TestParseKeyRefusesWithoutRepeatingTheText(t *testing.T) {
	for _, text := range []string{
		"", "  ", "hunter2hunter2", strings.Repeat("z", 64), base64.StdEncoding.EncodeToString(make([]byte, 32)),
		base64.StdEncoding.EncodeToString([]byte("thirty-one bytes are not enough")), strings.Repeat("ab", 31),
	} {
		_, err := ParseKey(text)
		if err == nil {
			t.Errorf("ParseKey(%q) succeeds", text)
		} else if strings.TrimSpace(text) != "" && strings.Contains(err.Error(), text) {
			t.Errorf("the error repeats the key: %v", err)
		}
	}
}

func TestPrintedKeyStaysSecret(t *testing.T) {
	k := testKey(3)
	asJSON, err := json.Marshal(k)
	if err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{
		fmt.Sprint(k), fmt.Sprintf("%v %+v %#v %s", k, k, k, k), fmt.Sprint(&k), string(asJSON),
		fmt.Sprint(struct{ K Key }{k}),
	} {
		if strings.Contains(out, k.Text()) || strings.Contains(out, "3 4 5") || !strings.Contains(out, "master key") {
			t.Errorf("printed as %q", out)
		}
	}
}

func TestKeyFileIsMadeOnceAndPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "master.key")
	key, created, err := LoadOrCreateFile(path)
	if err != nil || !created {
		t.Fatalf("first: %v, %v", created, err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v; want 0600", info.Mode(), err)
	}
	again, created, err := LoadOrCreateFile(path)
	if err != nil || created || again != key {
		t.Errorf("second: %v, %v, %v", again, created, err)
	}
}

func TestKeyFileRace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "master.key")
	keys, made := make([]Key, 16), make([]bool, 16)
	var wg sync.WaitGroup
	for i := range keys {
		wg.Go(func() {
			var err error
			if keys[i], made[i], err = LoadOrCreateFile(path); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	creators := 0
	for i := range keys {
		if keys[i] != keys[0] {
			t.Errorf("process %d has another key", i)
		}
		if made[i] {
			creators++
		}
	}
	if creators != 1 {
		t.Errorf("%d say they created it; want 1", creators)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("files left behind: %v", left)
	}
}

func TestBrokenKeyFileIsNeitherUsedNorReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "master.key")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, created, err := LoadOrCreateFile(path)
	if err == nil || created || !strings.Contains(err.Error(), path) {
		t.Errorf("LoadOrCreateFile = %v, %v", created, err)
	}
	if content, _ := os.ReadFile(path); len(content) != 0 {
		t.Error("the file was replaced")
	}
}

func TestKeyFileInMissingFolder(t *testing.T) {
	if _, _, err := LoadOrCreateFile(filepath.Join(t.TempDir(), "no", "master.key")); err == nil {
		t.Error("succeeds without a folder")
	}
}
