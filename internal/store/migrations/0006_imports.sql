-- Jobs that import users from an uploaded file. lease is the moment until
-- which the node that runs a job has it to itself.
CREATE TABLE import_jobs (
	id TEXT NOT NULL PRIMARY KEY,
	pool TEXT NOT NULL,
	status TEXT NOT NULL,
	created BIGINT NOT NULL,
	lease BIGINT NOT NULL,
	version BIGINT NOT NULL,
	data TEXT NOT NULL
);
CREATE INDEX import_jobs_pool ON import_jobs (pool, created, id);
CREATE INDEX import_jobs_status ON import_jobs (status, lease, id);

-- The pieces of uploaded files, by the byte that each begins at.
CREATE TABLE import_chunks (
	job TEXT NOT NULL,
	upload TEXT NOT NULL,
	start BIGINT NOT NULL,
	pool TEXT NOT NULL,
	data BYTEA NOT NULL,
	PRIMARY KEY (job, upload, start)
);
CREATE INDEX import_chunks_pool ON import_chunks (pool);

-- What became of the lines that made no user.
CREATE TABLE import_log (
	job TEXT NOT NULL,
	line BIGINT NOT NULL,
	pool TEXT NOT NULL,
	outcome TEXT NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (job, line)
);
CREATE INDEX import_log_pool ON import_log (pool);
