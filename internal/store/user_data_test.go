package store

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/userpool"
)

// fill gives every field of a value, at any depth, something that is not zero,
// so that a field added to a user and forgotten in decodeUser fails.
func fill(t *testing.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("a\"\\\n<é\u2028\x00>")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(1715100742123456)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(t, v.Index(i))
		}
	case reflect.Uint8:
		v.SetUint(255)
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(t, key)
		fill(t, value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Struct:
		if at, ok := v.Addr().Interface().(*time.Time); ok {
			*at = time.Date(2024, 5, 7, 16, 52, 22, 123456000, time.UTC)
			return
		}
		for i := range v.NumField() {
			fill(t, v.Field(i))
		}
	default:
		t.Fatalf("a user has a %v: teach decodeUser and this test", v.Type())
	}
}

func TestDecodeUser(t *testing.T) {
	var full userData
	fill(t, reflect.ValueOf(&full).Elem())
	for name, want := range map[string]userData{
		"full": full,
		"zero": {},
		"empty": {
			Attributes: map[string]string{}, Password: userpool.Password{History: []string{}, SRPSalt: []byte{}}, MFA: userpool.MFA{Enabled: []string{}},
		},
	} {
		text, err := encode(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeUser(text)
		if err != nil {
			t.Errorf("%s: %v in %s", name, err, text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}

// FuzzDecodeUser: any user that encoding/json can hold is read back as it reads
// it, and nothing panics.
func FuzzDecodeUser(f *testing.F) {
	f.Add([]byte(`{"Username":"u","Modified":1,"Attributes":{"email":"a@b"},"Password":{"Hash":"h"},"MFA":{"Enabled":null},"New":[1,{}]}`))
	f.Add([]byte(`{"Password":null}`))
	f.Add([]byte(`{"Username":`))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = decodeUser(string(data))
		var d, want userData
		if json.Unmarshal(data, &d) != nil {
			return
		}
		text, err := encode(d)
		if err != nil {
			return // a time that JSON can't hold
		}
		if err := json.Unmarshal([]byte(text), &want); err != nil {
			t.Fatal(err)
		}
		got, err := decodeUser(text)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got)\n%s", text, err, diff)
		}
	})
}

func BenchmarkDecodeUser(b *testing.B) {
	text, err := encode(userData{
		Username: "alice", Modified: 1715100742123456,
		Attributes: map[string]string{"email": "alice@example.com", "email_verified": "true", "name": "Alice Example"},
		Password: userpool.Password{
			Hash:    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZWhhc2hzb21laGFzaHNvbWVoYXNoc29tZWhhc2g",
			SRPSalt: make([]byte, 16), SRPVerifier: make([]byte, 412), SetAt: time.Unix(1715100742, 0).UTC(),
		},
	})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := decodeUser(text); err != nil {
			b.Fatal(err)
		}
	}
}
