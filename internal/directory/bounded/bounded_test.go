package bounded

import "testing"

func TestClear(t *testing.T) {
	c := New[int, string](2)
	c.Put(1, "old")
	c.Put(2, "young")
	epoch := c.Epoch()
	c.Clear()
	c.PutSince(epoch, 3, "read before")
	if c.Len() != 0 {
		t.Errorf("%d entries are left", c.Len())
	}
}

func TestKeepsWhatIsUsed(t *testing.T) {
	c := New[int, string](8)
	c.Put(0, "used")
	for i := 1; i < 100; i++ {
		c.Put(i, "other")
		if v, ok := c.Get(0); !ok || v != "used" {
			t.Fatalf("after %d others: %q, %v", i, v, ok)
		}
		if c.Len() > 8 {
			t.Fatalf("holds %d entries; want at most 8", c.Len())
		}
	}
	if _, ok := c.Get(1); ok {
		t.Error("an entry that nobody used is still kept")
	}
}

func TestDeleteForgetsWhatIsBeingRead(t *testing.T) {
	c := New[string, int](4)
	c.Put("a", 1)
	epoch := c.Epoch()
	c.Delete("a")
	c.PutSince(epoch, "a", 1)
	if _, ok := c.Get("a"); ok {
		t.Error("a value read before the deletion was kept")
	}
	c.PutSince(c.Epoch(), "a", 2)
	if v, _ := c.Get("a"); v != 2 {
		t.Errorf("got %d; want 2", v)
	}
}
