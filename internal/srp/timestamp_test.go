package srp

import (
	"errors"
	"testing"
	"time"
)

func TestParseTimestamp(t *testing.T) {
	got, err := ParseTimestamp(vectorTime)
	if want := time.Date(2024, time.May, 7, 0, 9, 40, 0, time.UTC); err != nil || !got.Equal(want) {
		t.Errorf("ParseTimestamp = %v, %v", got, err)
	}
	if s := FormatTimestamp(got.In(time.FixedZone("", 7200))); s != vectorTime {
		t.Errorf("FormatTimestamp = %s", s)
	}
	for name, s := range map[string]string{
		"empty":          "",
		"zero in day":    "Tue May 07 00:09:40 UTC 2024",
		"space in day":   "Tue May  7 00:09:40 UTC 2024",
		"wrong weekday":  "Wed May 7 00:09:40 UTC 2024",
		"other zone":     "Tue May 7 00:09:40 GMT 2024",
		"lower case":     "tue may 7 00:09:40 UTC 2024",
		"fraction":       "Tue May 7 00:09:40.5 UTC 2024",
		"no such day":    "Tue Feb 30 00:09:40 UTC 2024",
		"short hour":     "Tue May 7 0:09:40 UTC 2024",
		"other language": "mar. mai 7 00:09:40 UTC 2024",
		"ISO 8601":       "2024-05-07T00:09:40Z",
		"trailing":       "Tue May 7 00:09:40 UTC 2024 ",
	} {
		if got, err := ParseTimestamp(s); !errors.Is(err, ErrTimestamp) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func FuzzParseTimestamp(f *testing.F) {
	f.Add(vectorTime)
	f.Add("Tue May 07 00:09:40 UTC 2024")
	f.Fuzz(func(t *testing.T, s string) {
		if got, err := ParseTimestamp(s); err == nil && FormatTimestamp(got) != s {
			t.Fatalf("ParseTimestamp(%q) = %v", s, got)
		}
	})
}
