package envelope

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"strings"
	"testing"
)

// counting is randomness that counts.
type counting struct{ n byte }

func (c *counting) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = c.n
		c.n++
	}
	return len(p), nil
}

func local(r *counting) Local {
	l := Local{Namespace: "cognate", Name: "arn:aws:kms:us-east-1:000000000000:key/k", Rand: r}
	copy(l.Key[:], "0123456789abcdef0123456789abcdef")
	return l
}

// The AWS Encryption SDK for JavaScript 5.0.2 decrypts these to what they are
// named, with a raw AES keyring of the key in local.
func TestMessagesThatTheSDKReads(t *testing.T) {
	tests := []struct {
		plain string
		bound Context
		want  string
	}{
		{"042137", Context{"userpool-id": "us-east-1_Example01", "purpose": "SignUp"}, "AgR4LC0uLzAxMjM0NTY3ODk6Ozw9Pj9AQUJDREVGR0hJSksANQACAAdwdXJwb3NlAAZTaWduVXAAC3VzZXJwb29sLWlkABN1cy1lYXN0LTFfRXhhbXBsZTAxAAEAB2NvZ25hdGUAPGFybjphd3M6a21zOnVzLWVhc3QtMTowMDAwMDAwMDAwMDA6a2V5L2sAAACAAAAADCAhIiMkJSYnKCkqKwAwrmiFFNwSNL789zDTZysVGjsTpksuXqulg0Mt7JrBiLS0W6i0CTLK2TSfI0oXTthBAgAAEAAkb8nCHORc3ChPaIjnkhUQghtH8hu7ZfZ9YneUJp4cVXYPx8nkG/l80qIIMfGOL93/////AAAAAQAAAAAAAAAAAAAAAQAAAAZjPM/tKxZK+CzwDrxFB4uOxpSFtndm"},
		{"", nil, "AgR4LC0uLzAxMjM0NTY3ODk6Ozw9Pj9AQUJDREVGR0hJSksAAAABAAdjb2duYXRlADxhcm46YXdzOmttczp1cy1lYXN0LTE6MDAwMDAwMDAwMDAwOmtleS9rAAAAgAAAAAwgISIjJCUmJygpKisAMK5ohRTcEjS+/Pcw02crFRo7E6ZLLl6rpYNDLeyawYi0PSmvLWmUV2gfXNb1dRmAaQIAABAAJG/JwhzkXNwoT2iI55IVEIIbR/Ibu2X2fWJ3lCaeHFV0pYqCnOwVCVP0J3uo8kC5/////wAAAAEAAAAAAAAAAAAAAAEAAAAA5NhBS0FBvFi8DHnkMowc2w=="},
	}
	for _, test := range tests {
		r := &counting{}
		got, err := Encrypt(t.Context(), r, local(r), test.bound, []byte(test.plain))
		if err != nil {
			t.Fatal(err)
		}
		if text := base64.StdEncoding.EncodeToString(got); text != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.plain, text, test.want)
		}
	}
}

func TestMessagesDiffer(t *testing.T) {
	r := &counting{}
	one, err := Encrypt(t.Context(), r, local(r), nil, []byte("042137"))
	if err != nil {
		t.Fatal(err)
	}
	two, err := Encrypt(t.Context(), r, local(r), nil, []byte("042137"))
	if err != nil || bytes.Equal(one, two) || bytes.Contains(one, []byte("042137")) {
		t.Errorf("%x\n%x\n%v", one, two, err)
	}
}

// broken is a Wrapper that fails, or makes keys that are too short.
type broken struct{ err error }

func (b broken) DataKey(context.Context, Context) ([]byte, WrappedKey, error) {
	return []byte("short"), WrappedKey{}, b.err
}

func TestEncryptRefuses(t *testing.T) {
	r := &counting{}
	if _, err := Encrypt(t.Context(), r, local(r), nil, make([]byte, maxPlain+1)); err == nil {
		t.Error("a text that is too long")
	}
	gone := errors.New("gone")
	if _, err := Encrypt(t.Context(), r, broken{gone}, nil, nil); !errors.Is(err, gone) {
		t.Errorf("no data key: %v", err)
	}
	if _, err := Encrypt(t.Context(), r, broken{}, nil, nil); err == nil {
		t.Error("a short data key")
	}
	dry := strings.NewReader("")
	if _, err := Encrypt(t.Context(), dry, local(r), nil, nil); err == nil {
		t.Error("no randomness for the message")
	}
	l := local(r)
	l.Rand = dry
	if _, err := Encrypt(t.Context(), r, l, nil, nil); err == nil {
		t.Error("no randomness for the data key")
	}
}
