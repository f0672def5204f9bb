package storetest

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

func newImport(n int) *store.ImportJob {
	return &store.ImportJob{
		ID: fmt.Sprintf("import-%04d", n), PoolID: poolID, Name: "everyone", Role: "arn:aws:iam::000000000000:role/logs",
		HashAlgorithm: "BCRYPT", Status: "Created", Created: noon.Add(time.Duration(n/2) * time.Second),
		Started: noon.Add(time.Minute), Completed: noon.Add(time.Hour), Message: "done", Upload: "u", Size: 7,
		Offset: 5, Line: 4, Imported: 3, Skipped: 2, Failed: 1, Lease: noon.Add(time.Second),
	}
}

func testImports(t *testing.T, f *fixture) {
	j := newImport(0)
	get := func(tx *store.Tx) (*store.ImportJob, error) { return tx.Import(poolID, j.ID) }
	f.update(func(tx *store.Tx) error { return tx.InsertImport(j) })
	f.same(j.Version, int64(1))
	f.same(read(f, get), j)
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertImport(newImport(0)) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Import("us-east-1_Zzzzzzzzz", j.ID); return err })

	stale := *j
	j.Status, j.Imported, j.Lease = store.ImportInProgress, 30, time.Time{}
	f.update(func(tx *store.Tx) error { return tx.UpdateImport(j) })
	f.same(read(f, get), j)
	f.refused(store.ErrStale, func(tx *store.Tx) error { return tx.UpdateImport(&stale) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdateImport(newImport(9)) })

	want := []string{j.ID}
	for n := 1; n < 6; n++ {
		f.update(func(tx *store.Tx) error { return tx.InsertImport(newImport(n)) })
		want = append([]string{newImport(n).ID}, want...)
	}
	for _, limit := range []int{1, 2, 60} {
		got := pages(f, limit, func(tx *store.Tx, after string) ([]*store.ImportJob, string, error) {
			return tx.Imports(poolID, after, limit)
		})
		f.same(names(got, func(j *store.ImportJob) string { return j.ID }), want)
	}
	f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountImports(poolID) }), int64(6))
}

func testImportToRun(t *testing.T, f *fixture) {
	active := func(tx *store.Tx) (bool, error) { return tx.ImportActive(poolID) }
	for n, status := range []string{"Created", store.ImportPending, store.ImportInProgress, "Succeeded"} {
		j := newImport(n)
		j.Status, j.Lease = status, noon.Add(time.Duration(n)*time.Second)
		f.same(read(f, active), n > 1)
		f.update(func(tx *store.Tx) error { return tx.InsertImport(j) })
	}
	f.same(read(f, active), true)
	for after, want := range map[time.Duration]string{2 * time.Second: "import-0002", time.Second: "import-0001"} {
		j := read(f, func(tx *store.Tx) (*store.ImportJob, error) { return tx.ImportToRun(noon.Add(after)) })
		f.same(j.ID, want)
	}
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.ImportToRun(noon); return err })
}

func testImportChunks(t *testing.T, f *fixture) {
	for upload, pieces := range map[string][]string{"a": {"hello ", "world"}, "b": {"other"}} {
		start := int64(0)
		for _, p := range pieces {
			f.update(func(tx *store.Tx) error { return tx.PutImportChunk(poolID, "job", upload, start, []byte(p)) })
			start += int64(len(p))
		}
	}
	chunk := func(upload string, at int64) string {
		var got string
		f.view(func(tx *store.Tx) error {
			start, data, err := tx.ImportChunk("job", upload, at)
			got = fmt.Sprint(start, " ", string(data))
			return err
		})
		return got
	}
	f.same([]string{chunk("a", 0), chunk("a", 5), chunk("a", 6), chunk("a", 10), chunk("b", 2)},
		[]string{"0 hello ", "0 hello ", "6 world", "6 world", "0 other"})
	remove := func(upload string) (n int) {
		f.update(func(tx *store.Tx) (err error) { n, err = tx.DeleteImportChunks("job", upload, 1); return err })
		return n
	}
	f.same([]int{remove("b"), remove("b"), remove(""), remove(""), remove("")}, []int{1, 0, 1, 1, 0})
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, _, err := tx.ImportChunk("job", "a", 0); return err })
}

func testImportLog(t *testing.T, f *fixture) {
	lines := []store.ImportLine{{Line: 2, Outcome: "SKIPPED", Reason: "there already"}, {Line: 3, Outcome: "FAILED", Reason: "no name"}}
	f.update(func(tx *store.Tx) error { return tx.LogImport(poolID, "job", lines) })
	f.update(func(tx *store.Tx) error {
		return tx.LogImport(poolID, "job", []store.ImportLine{{Line: 3, Outcome: "FAILED", Reason: "again"}})
	})
	f.same(read(f, func(tx *store.Tx) ([]store.ImportLine, error) { return tx.ImportLog("job", 0, 10) }), lines)
	f.same(read(f, func(tx *store.Tx) ([]store.ImportLine, error) { return tx.ImportLog("job", 2, 10) }), lines[1:])
	f.same(read(f, func(tx *store.Tx) ([]store.ImportLine, error) { return tx.ImportLog("job", 0, 1) }), lines[:1])
}

func testImportsEndWithPool(t *testing.T, f *fixture) {
	j := newImport(0)
	j.Status = "Created"
	f.update(func(tx *store.Tx) error {
		return errors.Join(
			tx.InsertPool(newPool(poolID)), tx.InsertImport(j), tx.PutImportChunk(poolID, j.ID, "u", 0, []byte("x")),
			tx.LogImport(poolID, j.ID, []store.ImportLine{{Line: 1}}),
		)
	})
	f.same(read(f, func(tx *store.Tx) (string, error) { return tx.ImportWithFile("Created", noon.Add(time.Second)) }), j.ID)
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.ImportWithFile("Created", noon); return err })
	f.update(func(tx *store.Tx) error { return tx.DeletePool(poolID) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Import(poolID, j.ID); return err })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, _, err := tx.ImportChunk(j.ID, "u", 0); return err })
	f.same(len(read(f, func(tx *store.Tx) ([]store.ImportLine, error) { return tx.ImportLog(j.ID, 0, 1) })), 0)
}

// testInsertUsers: many at once come out as they would one by one.
func testInsertUsers(t *testing.T, f *fixture) {
	addUsers(f, 3)
	var users []store.NewUser
	add := func(n int, change func(*userpool.User)) {
		u := newUser(poolID, n)
		if change != nil {
			change(u)
		}
		made, err := store.MakeNewUser(u, keysOf(u))
		if err != nil {
			t.Fatal(err)
		}
		users = append(users, made)
	}
	for n := 100; n < 250; n++ {
		add(n, nil)
	}
	add(300, func(u *userpool.User) { u.Username = "USER1" })
	add(301, func(u *userpool.User) { u.Attributes["email"] = "user120@example.com" })
	add(302, func(u *userpool.User) { u.Username = "user301" }) // free, for 301 was refused
	add(303, func(u *userpool.User) { u.Attributes = nil })
	var refused []error
	f.update(func(tx *store.Tx) (err error) { refused, err = tx.InsertUsers(users); return err })
	for i, err := range refused {
		var exists *store.ExistsError
		errors.As(err, &exists)
		switch {
		case i == 150 && (exists == nil || exists.Kind != "username"), i == 151 && (exists == nil || exists.Kind != "email"):
			t.Errorf("user %d: %v", i, err)
		case i != 150 && i != 151 && err != nil:
			t.Errorf("user %d: %v", i, err)
		}
	}
	f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountUsers(poolID) }), int64(3+150+2))
	for i, u := range users {
		if i == 150 || i == 151 {
			f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.User(poolID, u.User.Sub); return err })
			continue
		}
		f.same(u.User.Version, int64(1))
		got := f.user(u.User.Sub)
		f.same(got.Username, u.User.Username)
		again := *got // the keys are as an update expects them
		f.update(func(tx *store.Tx) error { return tx.UpdateUser(&again, keysOf(&again)) })
	}
	owner := read(f, func(tx *store.Tx) (*userpool.User, error) { return tx.UserByName(poolID, "username", "user301") })
	f.same(owner.Sub, subOf(302))
	found := read(f, func(tx *store.Tx) ([]*userpool.User, error) {
		got, _, err := tx.FindUsers(poolID, store.UserQuery{Name: "email", Value: "user120@example.com"}, "", 10)
		return got, err
	})
	f.same(names(found, func(u *userpool.User) string { return u.Sub }), []string{subOf(120)})
}
