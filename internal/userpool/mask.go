package userpool

import (
	"strings"
	"unicode/utf8"
)

// MaskEmail hides all of an address but the first character of either side of
// the "@": "f***@e***".
func MaskEmail(address string) string {
	local, domain, _ := strings.Cut(address, "@")
	return firstRune(local) + "***@" + firstRune(domain) + "***"
}

// MaskPhone hides all digits of a phone number but the last four:
// "+*******1234".
func MaskPhone(number string) string {
	digits := strings.TrimPrefix(number, "+")
	hidden := max(len(digits)-4, 0)
	return "+" + strings.Repeat("*", hidden) + digits[hidden:]
}

// Mask hides the value of an attribute that messages are sent to.
func Mask(attribute, value string) string {
	if attribute == "phone_number" {
		return MaskPhone(value)
	}
	return MaskEmail(value)
}

func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}
