package breached

import (
	"bytes"
	"crypto/sha1"
	"fmt"
	"strings"
	"testing"
)

func TestCommonPasswords(t *testing.T) {
	var none *Set
	for _, p := range []string{"password", "Password1!", "P@ssw0rd123", "QWERTY", "Welcome2026!", "123456", "Summer2025", "iloveyou", "abcd1234"} {
		if !none.Contains(p) {
			t.Errorf("%q is not known", p)
		}
	}
	for _, p := range []string{"", "correct horse battery staple", "k9$vTq!2hLm", "Passw0rd!x", "\n", "1\n12", strings.Repeat("a", 300)} {
		if none.Contains(p) {
			t.Errorf("%q is known", p)
		}
	}
	if n := strings.Count(words, "\n") * (strings.Count(endings, "\n") + 1); n < 3000 {
		t.Errorf("only %d common passwords", n)
	}
}

// build makes a set of a list.
func build(t *testing.T, list string) *Set {
	t.Helper()
	var file bytes.Buffer
	n, err := Build(&file, strings.NewReader(list))
	if err != nil {
		t.Fatal(err)
	}
	s, err := Load(&file)
	if err != nil {
		t.Fatal(err)
	}
	if s.Len() != n {
		t.Errorf("the set has %d passwords, %d went in", s.Len(), n)
	}
	return s
}

func TestBuildFromPasswordsAndHashes(t *testing.T) {
	hash := func(p string) string { return fmt.Sprintf("%X", sha1.Sum([]byte(p))) }
	s := build(t, "hunter2-plain\r\n\n"+hash("hunter2-hash")+"\n"+strings.ToLower(hash("hunter2-lower"))+":42\nhunter2-plain\nno newline at the end")
	for _, p := range []string{"hunter2-plain", "hunter2-hash", "hunter2-lower", "no newline at the end", "password1"} {
		if !s.Contains(p) {
			t.Errorf("%q is not known", p)
		}
	}
	for _, p := range []string{"Hunter2-plain", "hunter2-plain\r", hash("hunter2-hash"), "hunter3"} {
		if s.Contains(p) {
			t.Errorf("%q is known", p)
		}
	}
	if s.Len() != 5 {
		t.Errorf("Len is %d", s.Len())
	}
}

func TestManyPasswords(t *testing.T) {
	const many = 50_000
	var list strings.Builder
	for i := range many {
		fmt.Fprintf(&list, "breached-%d\n", i)
	}
	s := build(t, list.String())
	wrong := 0
	for i := range many {
		if !s.Contains(fmt.Sprintf("breached-%d", i)) {
			t.Fatalf("breached-%d is not known", i)
		}
		if s.Contains(fmt.Sprintf("safe-%d", i)) {
			wrong++
		}
	}
	if wrong > many/2000 {
		t.Errorf("%d of %d other passwords are known", wrong, many)
	}
}

// TestSeveralFilters: a list too long to hold makes more than one filter of a
// first byte.
func TestSeveralFilters(t *testing.T) {
	var file bytes.Buffer
	b := newBuilder(&file)
	for i := range 2000 {
		if err := b.add(sha1.Sum(fmt.Appendf(nil, "p%d", i))); err != nil {
			t.Fatal(err)
		}
		if i%700 == 0 {
			if err := b.flush(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := b.finish(); err != nil {
		t.Fatal(err)
	}
	s, err := Load(&file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2000 {
		if !s.Contains(fmt.Sprintf("p%d", i)) {
			t.Fatalf("p%d is not known", i)
		}
	}
}

func TestEmptyList(t *testing.T) {
	if s := build(t, ""); s.Len() != 0 || s.Contains("anything else") || !s.Contains("letmein1") {
		t.Errorf("an empty set: %d", s.Len())
	}
}

func TestLoadRefusesDamage(t *testing.T) {
	var file bytes.Buffer
	if _, err := Build(&file, strings.NewReader("one\ntwo\nthree\n")); err != nil {
		t.Fatal(err)
	}
	good := file.Bytes()
	for n := range good {
		if _, err := Load(bytes.NewReader(good[:n])); err == nil {
			t.Fatalf("took the first %d bytes of %d", n, len(good))
		}
	}
	for _, at := range []int{0, len(good) - 40, len(good) - 1} {
		bad := bytes.Clone(good)
		bad[at] ^= 1
		if _, err := Load(bytes.NewReader(bad)); err == nil {
			t.Errorf("took a file with byte %d changed", at)
		}
	}
}

func TestBuildRefusesLongLines(t *testing.T) {
	if _, err := Build(&bytes.Buffer{}, strings.NewReader("a\n"+strings.Repeat("x", longestLine+1))); err == nil {
		t.Error("took a line of 64 kB")
	}
}
