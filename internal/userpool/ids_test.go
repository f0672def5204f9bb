package userpool

import (
	"bytes"
	"crypto/rand"
	"io"
	"regexp"
	"strings"
	"testing"
)

func TestIdentifiersHaveTheirForms(t *testing.T) {
	poolID := func(r io.Reader) (string, error) { return NewPoolID("eu-west-1", r) }
	for name, test := range map[string]struct {
		make func(io.Reader) (string, error)
		form string
	}{
		"sub":           {NewSub, `^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`},
		"client id":     {NewClientID, `^[0-7][0-9a-v]{25}$`},
		"client secret": {NewClientSecret, `^(1[0-9a-v]{51}|[0-9a-v]{51})$`},
		"pool id":       {poolID, `^eu-west-1_[0-9A-Za-z]{9}$`},
	} {
		t.Run(name, func(t *testing.T) {
			form, seen := regexp.MustCompile(test.form), map[string]bool{}
			for range 50 {
				id, err := test.make(rand.Reader)
				if err != nil || !form.MatchString(id) || seen[id] {
					t.Fatalf("made %q, %v", id, err)
				}
				seen[id] = true
			}
			if id, err := test.make(zeros{}); err != nil || !form.MatchString(id) {
				t.Errorf("of zeros made %q, %v", id, err)
			}
			if id, err := test.make(strings.NewReader("few")); err == nil {
				t.Errorf("made %q of three bytes", id)
			}
		})
	}
}

func TestClientIDIsANumberInBase32(t *testing.T) {
	ones, one := bytes.Repeat([]byte{0xff}, 16), append(make([]byte, 15), 1)
	for want, in := range map[string][]byte{
		"7" + strings.Repeat("v", 25): ones,
		strings.Repeat("0", 25) + "1": one,
	} {
		if got, err := NewClientID(bytes.NewReader(in)); err != nil || got != want {
			t.Errorf("NewClientID(%x) = %s, %v; want %s", in, got, err, want)
		}
	}
}
