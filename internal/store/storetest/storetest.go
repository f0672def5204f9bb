// Package storetest says, in tests, what package store promises, whichever
// database it keeps its rows in. Both databases run the same suite.
//
// It holds nothing about files, servers or drivers: what only one of them has
// is tested in package store.
package storetest

import (
	"errors"
	"testing"
	"time"

	"cognate/internal/store"

	"github.com/google/go-cmp/cmp"
)

// Run runs the suite. open returns a new and empty database for one test and
// closes it when the test ends.
func Run(t *testing.T, open func(t *testing.T) *store.DB) {
	for _, c := range []struct {
		name string
		run  func(*testing.T, *fixture)
	}{
		{"Pools", testPools},
		{"DeletePool", testDeletePool},
		{"Clients", testClients},
		{"Users", testUsers},
		{"UserVersions", testUserVersions},
		{"UserNames", testUserNames},
		{"LongKeys", testLongKeys},
		{"UserPages", testUserPages},
		{"FindUsers", testFindUsers},
		{"FindUsersPages", testFindUsersPages},
		{"Collation", testCollation},
		{"DeleteUser", testDeleteUser},
		{"Groups", testGroups},
		{"Members", testMembers},
		{"GroupsOf", testGroupsOf},
		{"ResourceServers", testResourceServers},
		{"Counts", testCounts},
		{"Domains", testDomains},
		{"Providers", testProviders},
		{"Identities", testIdentities},
		{"Customizations", testCustomizations},
		{"Styles", testStyles},
		{"Terms", testTerms},
		{"TermsPages", testTermsPages},
		{"DeleteClientBranding", testDeleteClientBranding},
		{"DeletePoolBranding", testDeletePoolBranding},
		{"Families", testFamilies},
		{"LiveFamilies", testLiveFamilies},
		{"RevokeFamilies", testRevokeFamilies},
		{"ExpiredFamilies", testExpiredFamilies},
		{"AuthEvents", testAuthEvents},
		{"AuthEventPages", testAuthEventPages},
		{"Codes", testCodes},
		{"AuthCodes", testAuthCodes},
		{"WebSessions", testWebSessions},
		{"LogoutNotices", testLogoutNotices},
		{"DeviceGrants", testDeviceGrants},
		{"DeviceGrantsEnd", testDeviceGrantsEnd},
		{"ConsoleSessions", testConsoleSessions},
		{"Devices", testDevices},
		{"Passkeys", testPasskeys},
		{"Counters", testCounters},
		{"UseOnce", testUseOnce},
		{"SigningKeys", testSigningKeys},
		{"SpareKeys", testSpareKeys},
		{"AccessKeys", testAccessKeys},
		{"Messages", testMessages},
		{"MessageRecords", testMessageRecords},
		{"MessageQueue", testMessageQueue},
		{"RiskConfigurations", testRiskConfigurations},
		{"ProvisionedLimits", testProvisionedLimits},
		{"InsertUsers", testInsertUsers},
		{"Imports", testImports},
		{"ImportToRun", testImportToRun},
		{"ImportChunks", testImportChunks},
		{"ImportLog", testImportLog},
		{"ImportsEndWithPool", testImportsEndWithPool},
		{"Meta", testMeta},
		{"Maintain", testMaintain},
		{"MaintainMessages", testMaintainMessages},
		{"DeleteLargePool", testDeleteLargePool},
		{"CountUsers", testCountUsers},
		{"Rollback", testRollback},
		{"Panic", testPanic},
		{"RunAgain", testRunAgain},
		{"Contention", testContention},
		{"Snapshot", testSnapshot},
		{"SameName", testSameName},
		{"Cancelled", testCancelled},
		{"Closed", testClosed},
		{"Ping", testPing},
		{"BadCursor", testBadCursor},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.run(t, &fixture{T: t, db: open(t)})
		})
	}
}

// noon is the moment that most rows are of; with microseconds, which is all
// that the store keeps.
var noon = time.Date(2026, 5, 6, 12, 0, 0, 123456000, time.UTC)

// fixture is a test with its database.
type fixture struct {
	*testing.T
	db *store.DB
}

// update runs a transaction that has to succeed.
func (f *fixture) update(fn func(tx *store.Tx) error) {
	f.Helper()
	if err := f.db.Update(f.Context(), fn); err != nil {
		f.Fatal(err)
	}
}

// view reads, and has to succeed.
func (f *fixture) view(fn func(tx *store.Tx) error) {
	f.Helper()
	if err := f.db.View(f.Context(), fn); err != nil {
		f.Fatal(err)
	}
}

// refused runs a transaction that has to end in an error.
func (f *fixture) refused(want error, fn func(tx *store.Tx) error) {
	f.Helper()
	if err := f.db.Update(f.Context(), fn); !errors.Is(err, want) {
		f.Fatalf("got error %v, want %v", err, want)
	}
}

// same compares two values.
func (f *fixture) same(got, want any) {
	f.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		f.Fatalf("differs (-want +got):\n%s", diff)
	}
}

// read returns what one method of a transaction returns.
func read[T any](f *fixture, method func(tx *store.Tx) (T, error)) T {
	f.Helper()
	var value T
	f.view(func(tx *store.Tx) (err error) {
		value, err = method(tx)
		return err
	})
	return value
}

// pages reads all pages of a listing and returns their rows; every page but
// the last has to be full.
func pages[T any](f *fixture, limit int, list func(tx *store.Tx, after string) ([]T, string, error)) []T {
	f.Helper()
	var rows []T
	for after, more := "", true; more; more = after != "" {
		f.view(func(tx *store.Tx) error {
			page, next, err := list(tx, after)
			if err != nil {
				return err
			}
			if len(page) > limit || next != "" && len(page) < limit {
				f.Fatalf("a page of %d rows, want %d", len(page), limit)
			}
			rows, after = append(rows, page...), next
			return nil
		})
	}
	return rows
}

// names returns one field of every row.
func names[T any](rows []T, field func(T) string) []string {
	all := make([]string, 0, len(rows))
	for _, r := range rows {
		all = append(all, field(r))
	}
	return all
}
