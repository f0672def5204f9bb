package foreign

import (
	"errors"
	"strings"
	"testing"
)

// known are records that other programs made: crypt(3), Python's hashlib, the
// reference of Argon2 and Firebase's.
var known = []struct{ record, password, algorithm string }{
	{"$2b$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2", "correct horse", "BCRYPT"},
	{"$2y$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e", "correct horse", "BCRYPT"},
	{"$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "password", "ARGON2ID"},
	{"$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA", "password", "ARGON2I"},
	{"$scrypt$ln=10,r=8,p=2$AAECAwQFBgcICQoLDA0ODw$RBjCXYboo4yjHH0P1K75vrL4xGciLt6io+o2v0yqSlo", "correct horse", "SCRYPT"},
	{"$pbkdf2-sha256$i=27500$AAECAwQFBgcICQoLDA0ODw==$qnA427fe69fAjkevcHZvnm7vp3MewnxKL4g2WLfI7U6teQVH1eR2L5DfcV0psPIfjGPtlZbkpnogYX+2TaSl6w==", "correct horse", "PBKDF2_SHA256"},
	{"$pbkdf2-sha512$i=3000$AAECAwQFBgcICQoLDA0ODw==$E8fyb8Ufjj/9RdWnpxyGmbAidmxFsi7P1SM1VEpJlEt6/Y9bm71wizjEzzd7gLAs+l/+5nADdfFkWeTwJlH7ow==", "correct horse", "PBKDF2_SHA512"},
	{"$pbkdf2-sha256$1200$AAECAwQFBgcICQoLDA0ODw$djG.Q.ej.HjLOYOxC3tE9wAT5oosn6uV8P/9fG/jzzI", "correct horse", "PBKDF2_SHA256"},
	{"$pbkdf2$1000$AAECAwQFBgcICQoLDA0ODw$ndhWw3a4srcTtr4HQFTLiKRlVuA", "correct horse", "PBKDF2_SHA1"},
	{"pbkdf2_sha256$1500$seasalt$iT/LSoYhMCtxwN3t0lRVVhpkew79R8HdHnXEtuRBllM=", "correct horse", "PBKDF2_SHA256"},
	{"$firebase-scrypt$ln=14,r=8,ss=Bw==,sk=jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==$42xEC+ixf3L2lw==$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==", "user1password", "FIREBASE"},
}

func TestKnownRecords(t *testing.T) {
	for _, k := range known {
		r, err := Parse(k.record)
		if err != nil {
			t.Errorf("%s: %v", k.record, err)
			continue
		}
		stored, ok := Stored(r.String())
		if !ok || stored.Algorithm() != k.algorithm {
			t.Errorf("%s: %v, %s", k.record, ok, stored.Algorithm())
			continue
		}
		if !stored.Matches(k.password) || stored.Matches(k.password+"!") || stored.Matches("") {
			t.Errorf("%s: doesn't tell the password", k.record)
		}
	}
}

func TestStoredTellsRecordsApart(t *testing.T) {
	for _, text := range []string{"", known[0].record, known[2].record, "imported:", "imported:$argon2id$v=19"} {
		if _, ok := Stored(text); ok {
			t.Errorf("%q is a foreign record", text)
		}
	}
}

func TestRefusals(t *testing.T) {
	const tail = "$AAECAwQFBgcICQoLDA0ODw$RBjCXYboo4yjHH0P1K75vrL4xGciLt6io+o2v0yqSlo"
	for record, want := range map[string]error{
		"":        ErrUnknown,
		"secret":  ErrUnknown,
		"$1$abc$": ErrUnknown,
		"$2x$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2":   ErrUnknown,
		"$2b$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy":    ErrDamaged,
		"$2b$15$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2":   ErrCost,
		"$2b$99$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2":   ErrDamaged,
		"$argon2d$v=19$m=4096,t=1,p=1" + tail:                            ErrUnknown,
		"$argon2id$v=16$m=4096,t=1,p=1" + tail:                           ErrUnknown,
		"$argon2id$v=19$m=4096,t=1,p=0" + tail:                           ErrDamaged,
		"$argon2id$v=19$m=4,t=1,p=1" + tail:                              ErrDamaged,
		"$argon2id$v=19$m=4096,t=1" + tail:                               ErrDamaged,
		"$argon2id$v=19$m=4096,m=4096,t=1,p=1" + tail:                    ErrDamaged,
		"$argon2id$v=19$m=4294967295,t=1,p=1" + tail:                     ErrDamaged,
		"$argon2id$v=19$m=262145,t=1,p=1" + tail:                         ErrCost,
		"$argon2id$v=19$m=262144,t=5,p=1" + tail:                         ErrCost,
		"$argon2id$v=19$m=4096,t=2147483647,p=1" + tail:                  ErrCost,
		"$argon2id$v=19$m=4096,t=1,p=17" + tail:                          ErrCost,
		"$argon2id$v=19$m=4096,t=1,p=1$AAE$AAE":                          ErrDamaged,
		"$scrypt$ln=14,r=8" + tail:                                       ErrDamaged,
		"$scrypt$ln=0,r=8,p=1" + tail:                                    ErrDamaged,
		"$scrypt$ln=19,r=8,p=1" + tail:                                   ErrCost,
		"$scrypt$ln=63,r=8,p=1" + tail:                                   ErrCost,
		"$scrypt$ln=18,r=8,p=8" + tail:                                   ErrCost,
		"$scrypt$ln=14,r=2147483647,p=1" + tail:                          ErrCost,
		"$pbkdf2-md5$i=1000" + tail:                                      ErrUnknown,
		"$pbkdf2-sha256$i=0" + tail:                                      ErrDamaged,
		"$pbkdf2-sha256$i=-1" + tail:                                     ErrDamaged,
		"$pbkdf2-sha256$i=2000001" + tail:                                ErrCost,
		"pbkdf2_sha256$2000001$salt$iT/LSoYhMCtxwN3t0lRVVhpkew79R8HdHnX": ErrCost,
		"pbkdf2_sha256$1500$salt$iT/LSoYh":                               ErrDamaged,
		"pbkdf2_sha256$1500$salt":                                        ErrDamaged,
		"$firebase-scrypt$ln=14,r=8,ss=Bw,sk=AA" + tail:                  ErrDamaged,
		"$firebase-scrypt$ln=14,r=8,ss=Bw" + tail:                        ErrDamaged,
	} {
		if _, err := Parse(record); !errors.Is(err, want) {
			t.Errorf("%s: got %v; want %v", record, err, want)
		}
	}
}

// TestLongPasswords: bcrypt knows the first 72 bytes.
func TestLongPasswords(t *testing.T) {
	r, err := Parse(known[0].record)
	if err != nil {
		t.Fatal(err)
	}
	if r.Matches(strings.Repeat("x", 256)) {
		t.Error("a long password matches")
	}
}

// FuzzParse: no text makes it fail, and what parses is stored and read again.
func FuzzParse(f *testing.F) {
	for _, k := range known {
		f.Add(k.record)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Parse(text)
		if err != nil {
			return
		}
		if again, ok := Stored(r.String()); !ok || again.Algorithm() != r.Algorithm() {
			t.Errorf("%q doesn't come back", text)
		}
	})
}
