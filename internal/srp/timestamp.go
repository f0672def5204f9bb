package srp

import (
	"errors"
	"time"
)

// ErrTimestamp says that a timestamp has not the form the protocol gives it.
var ErrTimestamp = errors.New("srp: invalid timestamp")

// timestampLayout has English names, a day without leading zero and no zone
// but UTC.
const timestampLayout = "Mon Jan 2 15:04:05 UTC 2006"

// ParseTimestamp reads a TIMESTAMP such as "Tue May 7 00:09:40 UTC 2024". It
// returns ErrTimestamp for any other spelling, and for a day of the week that
// is not the date's.
func ParseTimestamp(s string) (time.Time, error) {
	t, err := time.Parse(timestampLayout, s)
	if err != nil || t.Format(timestampLayout) != s {
		return time.Time{}, ErrTimestamp
	}
	return t, nil
}

// FormatTimestamp returns the TIMESTAMP of a moment.
func FormatTimestamp(t time.Time) string { return t.UTC().Format(timestampLayout) }
