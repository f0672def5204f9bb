-- What the OAuth endpoints keep: codes that a browser carries to an
-- application, and the sessions of browsers with a pool's pages. Ids are
-- hashes: who reads the table can't use what is in it.

CREATE TABLE auth_codes (
	id TEXT NOT NULL PRIMARY KEY,
	pool TEXT NOT NULL,
	sub TEXT NOT NULL,
	expires BIGINT NOT NULL,
	data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX auth_codes_expires ON auth_codes (expires);
CREATE INDEX auth_codes_sub ON auth_codes (pool, sub);

CREATE TABLE web_sessions (
	id TEXT NOT NULL PRIMARY KEY,
	pool TEXT NOT NULL,
	sub TEXT NOT NULL,
	expires BIGINT NOT NULL,
	data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX web_sessions_expires ON web_sessions (expires);
CREATE INDEX web_sessions_sub ON web_sessions (pool, sub);
