-- What became of messages, and those that wait to be sent. What they say is
-- sealed while they wait, and forgotten once they left.

ALTER TABLE messages ADD COLUMN sub TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN state TEXT NOT NULL DEFAULT 'KEPT';
ALTER TABLE messages ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN failure TEXT NOT NULL DEFAULT '';
CREATE INDEX messages_user ON messages (pool, sub);

CREATE TABLE message_queue (
	id TEXT NOT NULL PRIMARY KEY,
	pool TEXT NOT NULL,
	sub TEXT NOT NULL,
	due BIGINT NOT NULL,
	expires BIGINT NOT NULL,
	attempts BIGINT NOT NULL,
	sealed BYTEA NOT NULL
) WITHOUT ROWID;
CREATE INDEX message_queue_due ON message_queue (due, id);
CREATE INDEX message_queue_user ON message_queue (pool, sub);
