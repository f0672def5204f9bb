package userimport_test

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/store"
	"cognate/internal/userimport"
)

// vanishing is randomness that ends: the node that draws from it stops in the
// middle of a file, between two batches or within one.
type vanishing struct {
	left   int
	cancel context.CancelFunc
}

func (v *vanishing) Read(p []byte) (int, error) {
	if v.left -= len(p); v.left < 0 {
		v.cancel()
		return 0, errors.New("vanished")
	}
	for i := range p {
		p[i] = byte(v.left >> (i % 3 * 8))
	}
	return len(p), nil
}

// TestResume: however often a job's node vanishes, every line is imported
// once.
func TestResume(t *testing.T) {
	f := newFixture(t, filepath.Join(t.TempDir(), "cognate.db"))
	const n = 16_250
	id := f.start(f.people(n), nil)
	for tries := 0; f.job(id).Status != userimport.Succeeded; tries++ {
		if tries > 20 {
			t.Fatal("no end")
		}
		ctx, cancel := context.WithCancel(t.Context())
		node := userimport.NewRunner(userimport.Options{
			Store: f.db, Now: func() time.Time { return f.now }, Rand: &vanishing{left: 62_500 + 3*tries, cancel: cancel}, Log: f.silence(),
		})
		before := f.job(id)
		err := node.RunAll(ctx)
		cancel()
		f.now = f.now.Add(time.Minute) // the lease of a node that vanished ends
		if after := f.job(id); after.Imported < before.Imported || err == nil && after.Status != userimport.Succeeded {
			t.Fatalf("after %v: %+v", err, after)
		}
	}
	j := f.job(id)
	if j.Imported != n || j.Skipped != 0 || j.Failed != 0 || j.Line != n+1 {
		t.Errorf("job: %+v", j)
	}
	var users int64
	err := f.db.View(t.Context(), func(tx *store.Tx) (err error) { users, err = tx.CountUsers(poolID); return err })
	if users != n || err != nil {
		t.Errorf("%d users, %v", users, err)
	}
	if log := f.log(id); len(log) > 0 {
		t.Errorf("log: %v", log)
	}
}

// TestLease: a job that one node has is no other's until the lease has ended,
// and then no longer the first one's.
func TestLease(t *testing.T) {
	f := newFixture(t, ":memory:")
	id := f.start(f.people(3), nil)
	f.update(func(tx *store.Tx) error {
		j, err := tx.Import(poolID, id)
		if err == nil {
			j.Status, j.Lease = store.ImportInProgress, f.now.Add(30*time.Second)
			err = tx.UpdateImport(j)
		}
		return err
	})
	f.now = f.now.Add(29 * time.Second)
	if err := f.node().RunAll(t.Context()); err != nil || f.job(id).Status != store.ImportInProgress {
		t.Fatalf("%v, job: %+v", err, f.job(id))
	}
	f.now = f.now.Add(time.Second)
	if err := f.node().RunAll(t.Context()); err != nil || f.job(id).Status != userimport.Succeeded {
		t.Fatalf("%v, job: %+v", err, f.job(id))
	}
}

func TestLog(t *testing.T) {
	f := newFixture(t, ":memory:")
	header := "cognito:username,email,email_verified,name,phone_number,birthdate,cognito:mfa_enabled,updated_at"
	for _, c := range userimport.Header(f.pool) {
		if !strings.Contains(","+header+",", ","+c+",") {
			header += "," + c
		}
	}
	blank := strings.Repeat(",", strings.Count(header, ",")-7)
	j := f.run("\ufeff" + header + "\r\n" +
		`alice, alice@example.com ,True,Liddell\, Alice,,02/03/1999,,1700000000` + blank + "\r\n" +
		"\n" +
		`ALICE,alice@example.com,true,,,,,` + blank + "\n" +
		`alice,other@example.com,true,,,,,` + blank + "\n" +
		`,x@example.com,true,,,,,` + blank + "\n" +
		`a b,x@example.com,true,,,,,` + blank + "\n" +
		`x@example.com,x@example.com,true,,,,,` + blank + "\n" +
		`bob,bob@example.com,false,,,,,` + blank + "\n" +
		`bob,bob,true,,,,,` + blank + "\n" +
		`bob,bob@example.com,yes,,,,,` + blank + "\n" +
		`bob,bob@example.com,true,,,30/02/1999,,` + blank + "\n" +
		`bob,bob@example.com,true,,,,true,` + blank + "\n" +
		`bob,bob@example.com,true,,,,maybe,` + blank + "\n" +
		"bob,bob@example.com,true,\xff,,,," + blank + "\n" +
		"bob,bob@example.com,true," + strings.Repeat("x", 2049) + ",,,," + blank + "\n" +
		"bob,bob@example.com,true," + strings.Repeat("x", 16000) + ",,,," + blank + "\n" +
		strings.Repeat("x", 200_000) + "\n" +
		"bob,bob@example.com\n" +
		`"bob","bob@example.com",true,"Bob ""B"", of ours",,,,` + blank)
	if j.Status != userimport.Succeeded || j.Imported != 2 || j.Skipped != 1 || j.Failed != 15 || j.Line != 20 {
		t.Errorf("job: %+v", j)
	}
	const failed, unfit = "FAILED", "Attributes did not conform to the schema: "
	want := []store.ImportLine{
		{Line: 4, Outcome: failed, Reason: "An account with the given email already exists."},
		{Line: 5, Outcome: "SKIPPED", Reason: "The user already exists."},
		{Line: 6, Outcome: failed, Reason: "The value of cognito:username must not be empty."},
		{Line: 7, Outcome: failed, Reason: "The value of cognito:username is not a valid username."},
		{Line: 8, Outcome: failed, Reason: "Username cannot be of email format, since user pool is configured for email alias."},
		{Line: 9, Outcome: failed, Reason: "The User Record does not set any of the auto verified attributes to true. (Example: email_verified to true)."},
		{Line: 10, Outcome: failed, Reason: "Invalid email address format."},
		{Line: 11, Outcome: failed, Reason: unfit + "email_verified: Boolean must be either true or false"},
		{Line: 12, Outcome: failed, Reason: unfit + "birthdate: Date must be in the format YYYY-MM-DD"},
		{Line: 13, Outcome: failed, Reason: "cognito:mfa_enabled can't be true, since multi-factor authentication is off in the user pool."},
		{Line: 14, Outcome: failed, Reason: "cognito:mfa_enabled must be true or false."},
		{Line: 15, Outcome: failed, Reason: "The row is not encoded in UTF-8."},
		{Line: 16, Outcome: failed, Reason: "The value of name is too long."},
		{Line: 17, Outcome: failed, Reason: "The row is longer than 16000 characters."},
		{Line: 18, Outcome: failed, Reason: "The row is longer than 16000 characters."},
		{Line: 19, Outcome: failed, Reason: "The number of columns in the row does not match the header."},
	}
	if diff := cmp.Diff(want, f.log(j.ID)); diff != "" {
		t.Errorf("log (-want +got):\n%s", diff)
	}
	bob := f.user("bob")
	if bob.Attributes["name"] != `Bob "B", of ours` || f.user("alice").Attributes["name"] != "Liddell, Alice" || f.user("alice").Attributes["birthdate"] != "1999-02-03" {
		t.Errorf("users: %+v %+v", bob, f.user("alice"))
	}
	if left := f.chunks(j.ID); left {
		t.Error("the file is still there")
	}
}

func TestTooManyRows(t *testing.T) {
	f := newFixture(t, ":memory:")
	j := f.run(strings.Join(userimport.Header(f.pool), ",") + "\n" + strings.Repeat("\n", 500_001))
	if j.Status != userimport.Failed || j.Message != "The CSV file has more than 500000 rows." {
		t.Errorf("job: %+v", j)
	}
}

func TestReceiveRefusals(t *testing.T) {
	f := newFixture(t, ":memory:")
	j := &store.ImportJob{ID: "import-x", PoolID: poolID, Status: userimport.Created, Created: f.now}
	f.update(func(tx *store.Tx) error { return tx.InsertImport(j) })
	r := userimport.Receiver{Store: f.db, Now: func() time.Time { return f.now }}
	broken := errors.New("broken")
	for _, c := range []struct {
		id   string
		body io.Reader
		want error
	}{
		{"import-y", strings.NewReader("x"), userimport.ErrNoJob},
		{j.ID, io.MultiReader(strings.NewReader(strings.Repeat("x", 300_000)), failing{broken}), broken},
		{j.ID, io.LimitReader(zeros{}, userimport.MaxSize+1), userimport.ErrTooLarge},
	} {
		if err := r.Receive(t.Context(), poolID, c.id, c.body); !errors.Is(err, c.want) {
			t.Errorf("got %v; want %v", err, c.want)
		}
		if f.chunks(c.id) || f.job(j.ID).Upload != "" {
			t.Errorf("after %v: something stayed", c.want)
		}
	}
	f.now = f.now.Add(userimport.Lifetime + time.Second)
	if err := r.Receive(t.Context(), poolID, j.ID, strings.NewReader("x")); !errors.Is(err, userimport.ErrStarted) {
		t.Errorf("an expired job: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }
