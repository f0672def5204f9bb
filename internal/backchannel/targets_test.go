package backchannel

import "testing"

func TestAddress(t *testing.T) {
	all := Targets{
		{"*", "https://everybody"}, {"abc", "https://abc"}, {"ab*", "https://ab"}, {"us-east-1_P/*", "https://pool"}, {"us-east-1_P/abd", "https://abd"},
	}
	for _, c := range []struct{ pool, client, want string }{
		{"us-east-1_Q", "xyz", "https://everybody"},
		{"us-east-1_Q", "abc", "https://abc"},
		{"us-east-1_Q", "abx", "https://ab"},
		{"us-east-1_Q", "abcd", "https://ab"},
		{"us-east-1_P", "abx", "https://pool"},
		{"us-east-1_P", "abd", "https://abd"},
	} {
		if got := all.Address(c.pool, c.client); got != c.want {
			t.Errorf("client %s of pool %s: %q, want %q", c.client, c.pool, got, c.want)
		}
	}
	if some := all[1:2]; some.Has("us-east-1_Q", "xyz") || !some.Has("us-east-1_Q", "abc") {
		t.Error("a client that no pattern fits is told")
	}
}

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		client, address   string
		serve, developing bool
	}{
		{"c", "https://app.example.com/logout?x=1", true, true},
		{"c", "https://127.0.0.1/logout", true, true},
		{"c", "http://127.0.0.1:8080/logout", false, true},
		{"c", "http://[::1]/logout", false, true},
		{"c", "http://app.localhost/logout", false, true},
		{"c", "http://10.0.0.1/logout", false, false},
		{"c", "http://169.254.169.254/latest", false, false},
		{"c", "http://localhost.example.com/logout", false, false},
		{"c", "https://user@app.example.com/logout", false, false},
		{"c", "https://app.example.com/logout#x", false, false},
		{"c", "https:///logout", false, false},
		{"c", "ftp://app.example.com/logout", false, false},
		{"c", "file:///etc/passwd", false, false},
		{"c", "", false, false},
		{"", "https://app.example.com/logout", false, false},
	} {
		for development, want := range map[bool]bool{false: c.serve, true: c.developing} {
			if err := (Targets{{c.client, c.address}}).Check(development); (err == nil) != want {
				t.Errorf("%q for %q, development %t: %v", c.address, c.client, development, err)
			}
		}
	}
}
