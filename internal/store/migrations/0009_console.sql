-- Browsers that are signed in to the console, and links that sign one in once.
-- Ids are hashes: who reads the table can't use what is in it.

CREATE TABLE console_sessions (
	id TEXT NOT NULL PRIMARY KEY,
	access_key TEXT NOT NULL,
	link BIGINT NOT NULL,
	created BIGINT NOT NULL,
	expires BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX console_sessions_expires ON console_sessions (expires);
