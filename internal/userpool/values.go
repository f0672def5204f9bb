package userpool

import (
	"math/big"
	"net/mail"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"cognate/internal/fault"
)

// maxAttributeValue is the longest value that any attribute holds.
const maxAttributeValue = 2048

// checkValue judges one value against its schema entry. It returns the value
// as it is kept, booleans in lower case and everything else as given, or what
// is wrong with it. Addresses have a fault of their own.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
func (a Attribute) checkValue(value string) (kept, problem string, err error) {
	switch {
	case a.Name == "email" && !validEmail(value):
		return "", "", fault.InvalidParameter.New("Invalid email address format.")
	case a.Name == "phone_number" && !validPhone(value):
		return "", "", fault.InvalidParameter.New("Invalid phone number format.")
	}
	switch a.Type {
	case "Boolean":
		value = strings.ToLower(value)
		if value != "true" && value != "false" {
			problem = "Boolean must be either true or false"
		}
	case "Number":
		problem = a.checkNumber(value)
	case "DateTime":
		if !validDateTime(value) {
			problem = "Date must be in ISO 8601 format"
		}
	default:
		problem = a.checkText(value)
	}
	return value, problem, nil
}

func (a Attribute) checkText(value string) string {
	if a.String != nil {
		n := int64(utf8.RuneCountInString(value))
		if least, err := strconv.ParseInt(a.String.Min, 10, 64); err == nil && n < least {
			return "String must be no shorter than " + a.String.Min + " characters"
		}
		if greatest, err := strconv.ParseInt(a.String.Max, 10, 64); err == nil && n > greatest {
			return "String must be no longer than " + a.String.Max + " characters"
		}
	}
	if a.Name == "birthdate" {
		if _, err := time.Parse(time.DateOnly, value); err != nil {
			return "Date must be in the format YYYY-MM-DD"
		}
	}
	return ""
}

func (a Attribute) checkNumber(value string) string {
	n, ok := parseNumber(value)
	if !ok {
		return "Value must be a number"
	}
	if a.Number == nil {
		return ""
	}
	if least, ok := parseNumber(a.Number.Min); ok && n.Cmp(least) < 0 {
		return "Number must be no less than " + a.Number.Min
	}
	if greatest, ok := parseNumber(a.Number.Max); ok && n.Cmp(greatest) > 0 {
		return "Number must be no greater than " + a.Number.Max
	}
	return ""
}

// parseNumber reads a plain decimal number exactly: a sign, digits, perhaps a
// point; no exponent, whose powers could be huge.
func parseNumber(s string) (*big.Rat, bool) {
	if strings.Trim(s, "+-.0123456789") != "" {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

// validDateTime accepts a date, a date with a time of RFC 3339, or seconds
// since 1970.
func validDateTime(s string) bool {
	for _, layout := range []string{time.RFC3339Nano, time.DateOnly} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	_, err := strconv.ParseInt(s, 10, 64)
	return err == nil
}

// validEmail reports whether s is one bare address whose domain could exist.
// It has no characters that can't be seen: they would make a second address
// that looks like somebody's, or say things to a terminal.
//
// https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1
func validEmail(s string) bool {
	unseen := func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) }
	if len(s) > maxAttributeValue || strings.ContainsAny(s, "<>\"") || strings.ContainsFunc(s, unseen) {
		return false
	}
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s {
		return false
	}
	domain := s[strings.LastIndexByte(s, '@')+1:]
	return !strings.HasPrefix(domain, "[")
}

// validPhone reports whether s is a number in E.164 form: "+" and up to
// fifteen digits, the first not zero.
//
// https://www.itu.int/rec/T-REC-E.164
func validPhone(s string) bool {
	digits, ok := strings.CutPrefix(s, "+")
	if !ok || len(digits) < 2 || len(digits) > 15 || digits[0] == '0' {
		return false
	}
	return strings.Trim(digits, "0123456789") == ""
}
