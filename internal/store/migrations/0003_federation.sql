-- Resource servers, domains, identity providers and the identities that users
-- have with them.

CREATE TABLE resource_servers (
	pool TEXT NOT NULL,
	identifier TEXT NOT NULL,
	data TEXT NOT NULL,
	PRIMARY KEY (pool, identifier)
);

-- kind is prefix or custom; a pool has one domain of each at most.
CREATE TABLE domains (
	name TEXT NOT NULL PRIMARY KEY,
	pool TEXT NOT NULL,
	kind TEXT NOT NULL,
	data TEXT NOT NULL
);
CREATE UNIQUE INDEX domains_pool ON domains (pool, kind);
CREATE INDEX domains_kind ON domains (kind);

CREATE TABLE providers (
	pool TEXT NOT NULL,
	name TEXT NOT NULL,
	version BIGINT NOT NULL,
	data TEXT NOT NULL,
	PRIMARY KEY (pool, name)
);

CREATE TABLE provider_identifiers (
	pool TEXT NOT NULL,
	identifier TEXT NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (pool, identifier)
);
CREATE INDEX provider_identifiers_name ON provider_identifiers (pool, name);

-- subject is the value that the provider's attribute has for this person.
CREATE TABLE identities (
	pool TEXT NOT NULL,
	provider TEXT NOT NULL,
	attribute TEXT NOT NULL,
	subject TEXT NOT NULL,
	sub TEXT NOT NULL,
	created BIGINT NOT NULL,
	data TEXT NOT NULL,
	PRIMARY KEY (pool, provider, attribute, subject)
);
CREATE INDEX identities_sub ON identities (pool, sub, created, provider, attribute, subject);
