-- The directory, its tokens and the keys of the server. A table of small rows
-- that are found by their key is WITHOUT ROWID: in SQLite its rows lie in the
-- key's own tree, which saves a look-up a second descent. (PostgreSQL is not
-- told.)

CREATE TABLE meta (
	name TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
);

CREATE TABLE pools (
	id TEXT NOT NULL PRIMARY KEY,
	created BIGINT NOT NULL,
	version BIGINT NOT NULL,
	data TEXT NOT NULL
);
CREATE INDEX pools_created ON pools (created, id);

CREATE TABLE clients (
	id TEXT NOT NULL PRIMARY KEY,
	pool TEXT NOT NULL,
	created BIGINT NOT NULL,
	version BIGINT NOT NULL,
	data TEXT NOT NULL
);
CREATE INDEX clients_pool ON clients (pool, created, id);

-- state is Enabled or Disabled; keys are the rows that the user has in
-- user_names and user_search, so that an update knows whether they changed.
CREATE TABLE users (
	pool TEXT NOT NULL,
	sub TEXT NOT NULL,
	status TEXT NOT NULL,
	state TEXT NOT NULL,
	created BIGINT NOT NULL,
	version BIGINT NOT NULL,
	keys TEXT NOT NULL,
	data TEXT NOT NULL,
	PRIMARY KEY (pool, sub)
);
CREATE INDEX users_status ON users (pool, status, sub);
CREATE INDEX users_state ON users (pool, state, sub);

CREATE TABLE user_names (
	pool TEXT NOT NULL,
	kind TEXT NOT NULL,
	value TEXT NOT NULL,
	sub TEXT NOT NULL,
	PRIMARY KEY (pool, kind, value)
) WITHOUT ROWID;

CREATE TABLE user_search (
	pool TEXT NOT NULL,
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	sub TEXT NOT NULL,
	PRIMARY KEY (pool, name, value, sub)
) WITHOUT ROWID;

CREATE TABLE pool_groups (
	pool TEXT NOT NULL,
	name TEXT NOT NULL,
	data TEXT NOT NULL,
	PRIMARY KEY (pool, name)
) WITHOUT ROWID;

CREATE TABLE members (
	pool TEXT NOT NULL,
	name TEXT NOT NULL,
	sub TEXT NOT NULL,
	PRIMARY KEY (pool, name, sub)
) WITHOUT ROWID;
CREATE INDEX members_sub ON members (pool, sub, name);

CREATE TABLE families (
	id TEXT NOT NULL PRIMARY KEY,
	pool TEXT NOT NULL,
	sub TEXT NOT NULL,
	created BIGINT NOT NULL,
	expires BIGINT NOT NULL,
	revoked BIGINT NOT NULL,
	data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX families_sub ON families (pool, sub, id);
CREATE INDEX families_expires ON families (expires);

CREATE TABLE codes (
	pool TEXT NOT NULL,
	sub TEXT NOT NULL,
	purpose TEXT NOT NULL,
	expires BIGINT NOT NULL,
	data TEXT NOT NULL,
	PRIMARY KEY (pool, sub, purpose)
) WITHOUT ROWID;
CREATE INDEX codes_expires ON codes (expires);

CREATE TABLE counters (
	pool TEXT NOT NULL,
	kind TEXT NOT NULL,
	subject TEXT NOT NULL,
	hits BIGINT NOT NULL,
	since BIGINT NOT NULL,
	until BIGINT NOT NULL,
	expires BIGINT NOT NULL,
	PRIMARY KEY (pool, kind, subject)
) WITHOUT ROWID;
CREATE INDEX counters_expires ON counters (expires);

CREATE TABLE used (
	id TEXT NOT NULL PRIMARY KEY,
	expires BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX used_expires ON used (expires);

CREATE TABLE signing_keys (
	id TEXT NOT NULL PRIMARY KEY,
	pool TEXT NOT NULL,
	purpose TEXT NOT NULL,
	created BIGINT NOT NULL,
	retired BIGINT NOT NULL,
	sealed BYTEA NOT NULL,
	public BYTEA NOT NULL
);
CREATE INDEX signing_keys_pool ON signing_keys (pool, created, id);

CREATE TABLE access_keys (
	id TEXT NOT NULL PRIMARY KEY,
	created BIGINT NOT NULL,
	data TEXT NOT NULL
);

CREATE TABLE messages (
	id TEXT NOT NULL PRIMARY KEY,
	pool TEXT NOT NULL,
	recipient TEXT NOT NULL,
	created BIGINT NOT NULL,
	data TEXT NOT NULL
);
CREATE INDEX messages_created ON messages (created, id);
CREATE INDEX messages_recipient ON messages (recipient, created, id);
CREATE INDEX messages_pool ON messages (pool);
