package cognate_test

import (
	"path/filepath"
	"strings"
	"testing"

	"cognate"
)

const mayDescribe = `{"Version":"2012-10-17","Statement":[
	{"Effect":"Allow","Action":"cognito-idp:DescribeUserPool","Resource":"*"}]}`

func TestKeys(t *testing.T) {
	c := cognate.Config{DB: filepath.Join(t.TempDir(), "cognate.db"), MasterKey: cognate.NewMasterKey()}
	s := start(t, c)
	pool := must(t, s, signed(s.FirstKey(), "CreateUserPool", `{"PoolName":"p"}`)).UserPool

	keys, err := cognate.OpenKeys(t.Context(), c.DB, c.MasterKey)
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Close()
	reader, err := keys.Create(t.Context(), "reader", mayDescribe)
	if err != nil {
		t.Fatal(err)
	}
	admin, err := keys.Create(t.Context(), "admin", "")
	if err != nil {
		t.Fatal(err)
	}

	all, err := keys.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 3 {
		t.Fatalf("listed %+v", all)
	}
	for _, k := range all {
		if !k.Enabled || k.Root != (k.Policy == "") || k.Root == (k.ID == reader.ID) {
			t.Errorf("listed %+v", k)
		}
	}

	describe := `{"UserPoolId":"` + pool.ID + `"}`
	must(t, s, signed(reader, "DescribeUserPool", describe))
	must(t, s, signed(admin, "DescribeUserPool", describe))
	denied := ask(t, s, signed(reader, "DeleteUserPool", describe))
	if denied.Type != "AccessDeniedException" || !strings.Contains(denied.Message, "user/reader") || !strings.Contains(denied.Message, "cognito-idp:DeleteUserPool") {
		t.Errorf("beyond its policy: %d %s", denied.Status, denied.Body)
	}
}

func TestKeysThatEnd(t *testing.T) {
	c := cognate.Config{DB: filepath.Join(t.TempDir(), "cognate.db"), MasterKey: cognate.NewMasterKey()}
	keys, err := cognate.OpenKeys(t.Context(), c.DB, c.MasterKey)
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Close()
	var made []cognate.NewKey
	for _, name := range []string{"off", "on", "gone"} {
		k, err := keys.Create(t.Context(), name, "")
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, k)
	}
	off, on, gone := made[0], made[1], made[2]
	for _, err := range []error{
		keys.SetEnabled(t.Context(), off.ID, false),
		keys.SetEnabled(t.Context(), on.ID, false),
		keys.SetEnabled(t.Context(), on.ID, true),
		keys.Delete(t.Context(), gone.ID),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	s := start(t, c)
	must(t, s, signed(on, "ListUserPools", `{"MaxResults":1}`))
	for name, k := range map[string]cognate.NewKey{"disabled": off, "deleted": gone} {
		if a := ask(t, s, signed(k, "ListUserPools", `{"MaxResults":1}`)); a.Type != "UnrecognizedClientException" {
			t.Errorf("%s key: %d %s", name, a.Status, a.Body)
		}
	}
}

func TestKeysRefuse(t *testing.T) {
	keys, err := cognate.OpenKeys(t.Context(), ":memory:", cognate.NewMasterKey())
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Close()
	if _, err := keys.Create(t.Context(), "a b", ""); err == nil || !strings.Contains(err.Error(), `"a b"`) {
		t.Errorf("a name with a space: %v", err)
	}
	if _, err := keys.Create(t.Context(), "a", `{"Statement":[{"Effect":"Maybe"}]}`); err == nil || !strings.Contains(err.Error(), "Effect") {
		t.Errorf("a bad policy: %v", err)
	}
	for what, err := range map[string]error{
		"disable": keys.SetEnabled(t.Context(), "AKIANONE", false),
		"delete":  keys.Delete(t.Context(), "AKIANONE"),
	} {
		if err == nil || !strings.Contains(err.Error(), "AKIANONE") {
			t.Errorf("%s a key that is not there: %v", what, err)
		}
	}
	if all, err := keys.List(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("left %+v, %v", all, err)
	}
}
