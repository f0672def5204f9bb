package userpool

import "testing"

func TestMask(t *testing.T) {
	for _, test := range []struct{ attribute, value, want string }{
		{"email", "fred@example.com", "f***@e***"},
		{"email", "f@e", "f***@e***"},
		{"email", "ärger@örtlich.de", "ä***@ö***"},
		{"email", "", "***@***"},
		{"phone_number", "+15555551234", "+*******1234"},
		{"phone_number", "+4912", "+4912"},
		{"phone_number", "+12", "+12"},
	} {
		if got := Mask(test.attribute, test.value); got != test.want {
			t.Errorf("Mask(%s, %s) = %s; want %s", test.attribute, test.value, got, test.want)
		}
	}
}

func TestSecretHash(t *testing.T) {
	got := SecretHash("secret0123456789", "alice", "1example23456789abcdefghij")
	if want := "YuUpnc5QfrHDlToh9nXTa06f+UT5iumCFbBVPJkjhqQ="; got != want {
		t.Errorf("SecretHash = %s; want %s", got, want)
	}
}
