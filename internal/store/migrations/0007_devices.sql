-- What users sign in from and with: the devices that a pool tracks, and
-- passkeys.

CREATE TABLE devices (
	pool TEXT NOT NULL,
	sub TEXT NOT NULL,
	id TEXT NOT NULL,
	data TEXT NOT NULL,
	PRIMARY KEY (pool, sub, id)
);

CREATE TABLE passkeys (
	pool TEXT NOT NULL,
	id TEXT NOT NULL,
	sub TEXT NOT NULL,
	created BIGINT NOT NULL,
	data TEXT NOT NULL,
	PRIMARY KEY (pool, id)
);
CREATE INDEX passkeys_sub ON passkeys (pool, sub, created, id);
