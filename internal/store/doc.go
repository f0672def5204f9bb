// Package store keeps rows: pools, clients, users, groups, token families,
// codes, counters and keys, in SQLite or in PostgreSQL.
//
// A DB hands out transactions. View sees one consistent state and writes
// nothing; Update is serializable and durable: once it returns nil, the change
// is on disk. Both take a closure over Tx, whose methods are the only way to
// reach a row. A closure may run more than once, so it reads and writes rows
// and does nothing else: no messages, no signatures, no nested transaction.
// What it assigns to variables outside must be assigned again by every run.
//
// One SQL text serves both databases; what differs is in the dialect. Columns
// exist for what is looked up, ordered or constrained; everything else of a
// row is one JSON column that no query looks into. Text compares by bytes,
// folding is the caller's; times are microseconds since 1970 UTC, zero for
// none.
//
// The store knows no rules. It answers ErrNotFound, ErrExists and ErrStale,
// and the operation decides which exception that is.
package store
