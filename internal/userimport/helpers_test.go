package userimport_test

import (
	"crypto/rand"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"testing"
	"time"

	"cognate/internal/store"
	"cognate/internal/userimport"
	"cognate/internal/userpool"
)

var noon = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

const poolID = "us-east-1_Aaaaaaaaa"

// fixture is a database with a pool, and nodes that share it.
type fixture struct {
	testing.TB
	db   *store.DB
	pool *userpool.Pool
	now  time.Time
	jobs int
}

func newFixture(tb testing.TB, path string) *fixture {
	tb.Helper()
	db, err := store.Open(tb.Context(), path, store.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := db.Close(); err != nil {
			tb.Error(err)
		}
	})
	f := &fixture{TB: tb, db: db, now: noon, pool: &userpool.Pool{ID: poolID, Created: noon, Settings: userpool.Settings{
		Schema: userpool.DefaultSchema(), AliasAttributes: []string{"email"}, AutoVerified: []string{"email"}, MFA: "OFF",
	}}}
	f.update(func(tx *store.Tx) error { return tx.InsertPool(f.pool) })
	return f
}

func (f *fixture) update(fn func(*store.Tx) error) {
	f.Helper()
	if err := f.db.Update(f.Context(), fn); err != nil {
		f.Fatal(err)
	}
}

// node is one of the servers on the database.
func (f *fixture) node() *userimport.Runner {
	return userimport.NewRunner(userimport.Options{
		Store: f.db, Now: func() time.Time { return f.now }, Rand: rand.Reader, Log: f.silence(),
	})
}

// start makes and starts a job with a file.
func (f *fixture) start(file io.Reader, change func(*store.ImportJob)) string {
	f.Helper()
	f.jobs++
	j := &store.ImportJob{ID: fmt.Sprint("import-", f.jobs), PoolID: poolID, Status: userimport.Created, Created: f.now}
	if change != nil {
		change(j)
	}
	f.update(func(tx *store.Tx) error { return tx.InsertImport(j) })
	r := userimport.Receiver{Store: f.db, Now: func() time.Time { return f.now }}
	if err := r.Receive(f.Context(), poolID, j.ID, file); err != nil {
		f.Fatal(err)
	}
	f.update(func(tx *store.Tx) error {
		j, err := tx.Import(poolID, j.ID)
		if err != nil {
			return err
		}
		userimport.Start(j, f.now)
		return tx.UpdateImport(j)
	})
	return j.ID
}

// job returns a job as it is.
func (f *fixture) job(id string) *store.ImportJob {
	f.Helper()
	var j *store.ImportJob
	err := f.db.View(f.Context(), func(tx *store.Tx) (err error) { j, err = tx.Import(poolID, id); return err })
	if err != nil {
		f.Fatal(err)
	}
	return j
}

// run runs a file's job to its end.
func (f *fixture) run(file string) *store.ImportJob {
	f.Helper()
	id := f.start(strings.NewReader(file), nil)
	if err := f.node().RunAll(f.Context()); err != nil {
		f.Fatal(err)
	}
	return f.job(id)
}

// log returns a job's whole log.
func (f *fixture) log(id string) []store.ImportLine {
	f.Helper()
	var lines []store.ImportLine
	err := f.db.View(f.Context(), func(tx *store.Tx) (err error) { lines, err = tx.ImportLog(id, 0, 1e6); return err })
	if err != nil {
		f.Fatal(err)
	}
	return lines
}

var (
	givenNames  = strings.Fields("Ada Bela Chen Dolores Emil Fatima Goran Hana Ines Jamal Kaito Lena Mateo Noor Olga Pavel Quinn Rosa Sven Tariq Uma Viktor Wanda Ximena Yusuf Zoe")
	familyNames = strings.Fields("Abbasi Bianchi Costa Dubois Eriksen Fischer Garcia Hansen Ito Jensen Kim Lopez Moreau Novak Okafor Petrov Qureshi Rossi Silva Tanaka Ueda Varga Weber Xu Yilmaz Zhang")
)

// people is a file of n users, in no order.
type people struct {
	header []string
	next   int
	n      int
	rest   []byte
}

func (f *fixture) people(n int) *people {
	p := &people{header: userimport.Header(f.pool), n: n}
	p.rest = []byte(strings.Join(p.header, ",") + "\n")
	return p
}

func (p *people) Read(b []byte) (int, error) {
	for len(p.rest) < len(b) && p.next < p.n {
		i := uint32(p.next) * 2654435761
		given, family := givenNames[i>>8%uint32(len(givenNames))], familyNames[i>>16%uint32(len(familyNames))]
		p.next++
		for c, column := range p.header {
			switch column {
			case "name":
				p.rest = fmt.Appendf(p.rest, "%s %s", given, family)
			case "given_name":
				p.rest = append(p.rest, given...)
			case "family_name":
				p.rest = append(p.rest, family...)
			case "email":
				p.rest = fmt.Appendf(p.rest, "%s.%s.%x@example.com", given, family, i)
			case "email_verified":
				p.rest = append(p.rest, "true"...)
			case "birthdate":
				p.rest = append(p.rest, "02/01/1970"...)
			case "locale":
				p.rest = append(p.rest, "en-GB"...)
			case "cognito:username":
				p.rest = fmt.Appendf(p.rest, "%x-%s", i, given)
			}
			if c < len(p.header)-1 {
				p.rest = append(p.rest, ',')
			}
		}
		p.rest = append(p.rest, '\n')
	}
	if len(p.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(b, p.rest)
	p.rest = append(p.rest[:0], p.rest[n:]...)
	return n, nil
}

func (f *fixture) silence() *slog.Logger { return slog.New(slog.DiscardHandler) }

// user returns a user by name.
func (f *fixture) user(name string) *userpool.User {
	f.Helper()
	var u *userpool.User
	err := f.db.View(f.Context(), func(tx *store.Tx) (err error) { u, err = tx.UserByName(poolID, "username", name); return err })
	if err != nil {
		f.Fatal(err)
	}
	return u
}

// chunks reports whether anything of a job's files is kept.
func (f *fixture) chunks(job string) bool {
	f.Helper()
	n := 0
	f.update(func(tx *store.Tx) (err error) { n, err = tx.DeleteImportChunks(job, "", 1); return err })
	return n > 0
}
