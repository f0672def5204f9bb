package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestUnwritten(t *testing.T) {
	const smaps = `00400000-00500000 r-xp 00000000 fe:00 12 /usr/bin/cognate
Rss:                 100 kB
Anonymous:             0 kB
00500000-00600000 r--p 00100000 fe:00 12 /usr/bin/cognate
Rss:                 100 kB
Anonymous:             4 kB
00600000-00700000 r--p 00200000 fe:00 12 /usr/bin/cognate
Anonymous:             0 kB
00700000-00800000 rw-p 00300000 fe:00 12 /usr/bin/cognate
Anonymous:             0 kB
00800000-00900000 rw-p 00000000 00:00 0
Anonymous:             0 kB
7f0000000000-7f0000100000 r-xp 00000000 fe:00 13 /lib/libc.so.6
Anonymous:             0 kB
7f0000200000-7f0000300000 r--p 00000000 fe:00 13 /data/with space
Anonymous:             0 kB
`
	want := []mapping{{0x400000, 0x100000}, {0x600000, 0x100000}}
	got := unwritten(strings.NewReader(smaps), "/usr/bin/cognate")
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(mapping{})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := unwritten(strings.NewReader("nonsense\nAnonymous: 0 kB\n"), "nonsense"); got != nil {
		t.Errorf("nonsense: %v", got)
	}
}

// TestSettle: the program runs on after it gave its memory back.
func TestSettle(t *testing.T) {
	settle()
	if strings.Repeat("a", 3) != "aaa" {
		t.Error("the program is not what it was")
	}
}
