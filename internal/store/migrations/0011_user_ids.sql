-- A user has a number, by which the sign-in names and the search values lead
-- to them. In SQLite the number is where the row lies, so that a look-up by
-- name goes down two trees instead of three, and new users come to lie one
-- after the other. INTEGER PRIMARY KEY is what SQLite calls that; PostgreSQL
-- is told to count by itself.

DROP INDEX users_status;
DROP INDEX users_state;
ALTER TABLE users RENAME TO users_before;
CREATE TABLE users (
	id INTEGER PRIMARY KEY,
	pool TEXT NOT NULL,
	sub TEXT NOT NULL,
	status TEXT NOT NULL,
	state TEXT NOT NULL,
	created BIGINT NOT NULL,
	version BIGINT NOT NULL,
	keys TEXT NOT NULL,
	data TEXT NOT NULL
);
INSERT INTO users (pool, sub, status, state, created, version, keys, data)
	SELECT pool, sub, status, state, created, version, keys, data FROM users_before;
DROP TABLE users_before;
CREATE UNIQUE INDEX users_sub ON users (pool, sub);
CREATE INDEX users_status ON users (pool, status, id);
CREATE INDEX users_state ON users (pool, state, id);

ALTER TABLE user_names RENAME TO user_names_before;
CREATE TABLE user_names (
	pool TEXT NOT NULL,
	kind TEXT NOT NULL,
	value TEXT NOT NULL,
	user_id BIGINT NOT NULL,
	PRIMARY KEY (pool, kind, value)
) WITHOUT ROWID;
INSERT INTO user_names (pool, kind, value, user_id)
	SELECT n.pool, n.kind, n.value, users.id FROM user_names_before AS n
	JOIN users ON users.pool = n.pool AND users.sub = n.sub ORDER BY n.pool, n.kind, n.value;
DROP TABLE user_names_before;

ALTER TABLE user_search RENAME TO user_search_before;
CREATE TABLE user_search (
	pool TEXT NOT NULL,
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	user_id BIGINT NOT NULL,
	PRIMARY KEY (pool, name, value, user_id)
) WITHOUT ROWID;
INSERT INTO user_search (pool, name, value, user_id)
	SELECT s.pool, s.name, s.value, users.id FROM user_search_before AS s
	JOIN users ON users.pool = s.pool AND users.sub = s.sub ORDER BY s.pool, s.name, s.value;
DROP TABLE user_search_before;
