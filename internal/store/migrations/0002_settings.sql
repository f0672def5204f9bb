-- What administrators set beside a pool, and the pools that are being deleted.

-- client is empty for what holds in the whole pool.
CREATE TABLE risk_configurations (
	pool TEXT NOT NULL,
	client TEXT NOT NULL,
	modified BIGINT NOT NULL,
	data TEXT NOT NULL,
	PRIMARY KEY (pool, client)
);

CREATE TABLE provisioned_limits (
	account TEXT NOT NULL,
	region TEXT NOT NULL,
	category TEXT NOT NULL,
	rate BIGINT NOT NULL,
	PRIMARY KEY (account, region, category)
);

-- Pools that exist no more while their rows go, a batch at a time.
CREATE TABLE doomed_pools (
	id TEXT NOT NULL PRIMARY KEY
);

-- How many users large pools had when somebody last counted.
CREATE TABLE user_counts (
	pool TEXT NOT NULL PRIMARY KEY,
	users BIGINT NOT NULL,
	counted BIGINT NOT NULL
);
