-- What users did to get in, where threat protection watches.

CREATE TABLE auth_events (
	pool TEXT NOT NULL,
	id TEXT NOT NULL,
	sub TEXT NOT NULL,
	created BIGINT NOT NULL,
	data TEXT NOT NULL,
	PRIMARY KEY (pool, id)
);
CREATE INDEX auth_events_sub ON auth_events (pool, sub, created, id);
CREATE INDEX auth_events_created ON auth_events (created);
