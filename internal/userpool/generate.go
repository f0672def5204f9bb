package userpool

import (
	"fmt"
	"io"
)

// The characters of generated passwords: none that people confuse, none that
// mean something in HTML.
const (
	generatedUpper  = "ABCDEFGHJKLMNPQRSTUVWXYZ"
	generatedLower  = "abcdefghijkmnopqrstuvwxyz"
	generatedDigit  = "23456789"
	generatedSymbol = "!#$%*+-.=?@_~"
)

// generatedLength is how long a generated password is where the policy does
// not ask for more: about 70 bits.
const generatedLength = 12

// GeneratePassword makes a temporary password that satisfies the pool's
// policy. Errors come only from rand.
func (p *Pool) GeneratePassword(rand io.Reader) (string, error) {
	policy := p.Settings.PasswordPolicy
	classes := []string{generatedUpper, generatedLower, generatedDigit}
	if policy.RequireSymbols {
		classes = append(classes, generatedSymbol)
	}
	all := ""
	for _, class := range classes {
		all += class
	}
	password := make([]byte, max(generatedLength, policy.MinimumLength))
	for i := range password {
		from := all
		if i < len(classes) {
			from = classes[i]
		}
		n, err := below(rand, len(from))
		if err != nil {
			return "", fmt.Errorf("generate password: %w", err)
		}
		password[i] = from[n]
	}
	for i := len(password) - 1; i > 0; i-- {
		j, err := below(rand, i+1)
		if err != nil {
			return "", fmt.Errorf("generate password: %w", err)
		}
		password[i], password[j] = password[j], password[i]
	}
	return string(password), nil
}

// below draws a number in [0, n), n at most 256, without favouring any.
func below(rand io.Reader, n int) (int, error) {
	limit := 256 - 256%n
	var b [1]byte
	for {
		if _, err := io.ReadFull(rand, b[:]); err != nil {
			return 0, err
		}
		if int(b[0]) < limit {
			return int(b[0]) % n, nil
		}
	}
}
