-- What login pages look like, and the terms they link to.

-- client is ALL for every client without a row of its own.
CREATE TABLE ui_customizations (
	pool TEXT NOT NULL,
	client TEXT NOT NULL,
	data TEXT NOT NULL,
	logo BYTEA NOT NULL,
	PRIMARY KEY (pool, client)
);

CREATE TABLE styles (
	pool TEXT NOT NULL,
	id TEXT NOT NULL,
	client TEXT NOT NULL,
	data TEXT NOT NULL,
	PRIMARY KEY (pool, id)
);
CREATE UNIQUE INDEX styles_client ON styles (pool, client);

CREATE TABLE style_assets (
	pool TEXT NOT NULL,
	style TEXT NOT NULL,
	position BIGINT NOT NULL,
	data TEXT NOT NULL,
	bytes BYTEA NOT NULL,
	PRIMARY KEY (pool, style, position)
);

CREATE TABLE terms (
	pool TEXT NOT NULL,
	id TEXT NOT NULL,
	client TEXT NOT NULL,
	name TEXT NOT NULL,
	created BIGINT NOT NULL,
	data TEXT NOT NULL,
	PRIMARY KEY (pool, id)
);
CREATE UNIQUE INDEX terms_name ON terms (pool, client, name);
CREATE INDEX terms_created ON terms (pool, created, id);
