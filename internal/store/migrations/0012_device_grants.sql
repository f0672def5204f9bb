-- Devices that wait for somebody to let them in, by a code that the device
-- shows and they type elsewhere. Both codes are kept as hashes.

CREATE TABLE device_grants (
	id TEXT NOT NULL PRIMARY KEY,
	pool TEXT NOT NULL,
	user_code TEXT NOT NULL,
	sub TEXT NOT NULL,
	expires BIGINT NOT NULL,
	data TEXT NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX device_grants_user_code ON device_grants (pool, user_code);
CREATE INDEX device_grants_expires ON device_grants (expires);
CREATE INDEX device_grants_sub ON device_grants (pool, sub);
