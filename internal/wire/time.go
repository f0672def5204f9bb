package wire

import (
	"encoding/json"
	"math"
	"strconv"
	"time"
)

// Time is a moment on the wire: a JSON number, seconds since the epoch with
// milliseconds as a fraction. Whole seconds keep one digit, 1715100742.0. The
// zero Time is an absent member.
type Time struct{ time.Time }

// At returns t as it travels.
func At(t time.Time) Time { return Time{t} }

// MarshalJSON prints the number of seconds.
func (t Time) MarshalJSON() ([]byte, error) {
	ms := t.UnixMilli()
	out := make([]byte, 0, 16)
	if ms < 0 {
		out = append(out, '-')
		ms = -ms
	}
	out = strconv.AppendInt(out, ms/1000, 10)
	out = append(out, '.')
	frac := ms % 1000
	out = append(out, byte('0'+frac/100))
	if frac%100 != 0 {
		out = append(out, byte('0'+frac/10%10))
	}
	if frac%10 != 0 {
		out = append(out, byte('0'+frac%10))
	}
	return out, nil
}

// UnmarshalJSON reads a number of seconds.
func (t *Time) UnmarshalJSON(data []byte) error {
	var seconds float64
	if err := json.Unmarshal(data, &seconds); err != nil {
		return err
	}
	*t = fromSeconds(seconds)
	return nil
}

func fromSeconds(seconds float64) Time {
	return Time{time.UnixMilli(int64(math.Round(seconds * 1000))).UTC()}
}

// Unit is the output of operations that answer with an empty body.
type Unit struct{}
