package cognate

import (
	"fmt"
	"io"
	"os"

	"cognate/internal/password/breached"
)

// BreachedPasswords are passwords that others know. Where the risk
// configuration of a pool asks for it, they are refused.
type BreachedPasswords = breached.Set

// LoadBreachedPasswords reads a filter that BuildBreachedPasswords wrote.
func LoadBreachedPasswords(path string) (*BreachedPasswords, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	set, err := breached.Load(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return set, nil
}

// BuildBreachedPasswords makes a filter of a list, which has a password on
// each line, or the SHA-1 hash of one as Have I Been Pwned gives them out. It
// returns how many there were.
func BuildBreachedPasswords(w io.Writer, list io.Reader) (int64, error) {
	return breached.Build(w, list)
}
