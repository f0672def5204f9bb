-- Applications that are to be told that a session has ended. What they are
-- told is signed when it is sent; rows outlive the user whom they are about.

CREATE TABLE logout_notices (
	id TEXT NOT NULL PRIMARY KEY,
	pool TEXT NOT NULL,
	due BIGINT NOT NULL,
	expires BIGINT NOT NULL,
	attempts BIGINT NOT NULL,
	data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX logout_notices_due ON logout_notices (due, id);
CREATE INDEX logout_notices_pool ON logout_notices (pool);
