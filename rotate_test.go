package cognate_test

import (
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	"cognate"
	"cognate/cognatetest"
)

// TestRotate: while a server runs, a pool's keys are replaced beside it, its
// old tokens stay good, and its SAML certificate stays what it was.
func TestRotate(t *testing.T) {
	file, master := filepath.Join(t.TempDir(), "cognate.db"), cognate.NewMasterKey()
	s := cognatetest.NewServer(t, &cognatetest.Options{
		Start:     time.Now(),
		Configure: func(c *cognate.Config) { c.DB, c.MasterKey = file, master },
	})
	id := s.NewPool(map[string]any{"PoolName": "p"})
	var before, after struct{ Certificate string }
	if err := s.Call("GetSigningCertificate", map[string]any{"UserPoolId": id}, &before); err != nil {
		t.Fatal(err)
	}
	published := func() (ids []string) {
		res, err := s.Client().Get(s.URL + "/" + id + "/.well-known/jwks.json")
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		var set struct{ Keys []struct{ Kid string } }
		if err := json.NewDecoder(res.Body).Decode(&set); err != nil {
			t.Fatal(err)
		}
		for _, k := range set.Keys {
			ids = append(ids, k.Kid)
		}
		return ids
	}
	old := published()
	keys, err := cognate.OpenKeys(t.Context(), file, master)
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Close()
	if err := keys.Rotate(t.Context(), id, time.Hour); err != nil {
		t.Fatal(err)
	}
	s.Clock.Advance(10 * time.Second)
	if both := published(); len(old) != 2 || len(both) != 4 {
		t.Errorf("published %v, then %v", old, both)
	}
	s.Clock.Advance(48 * time.Hour)
	if now := published(); len(now) != 2 || now[0] == old[0] || now[0] == old[1] {
		t.Errorf("published %v two days later, %v before", now, old)
	}
	if err := s.Call("GetSigningCertificate", map[string]any{"UserPoolId": id}, &after); err != nil || after.Certificate != before.Certificate {
		t.Errorf("the SAML certificate changed: %v", err)
	}
}
