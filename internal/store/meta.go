package store

// Meta returns a value that the server keeps about itself, or ErrNotFound.
func (tx *Tx) Meta(key string) (string, error) {
	var value string
	err := tx.row(`SELECT value FROM meta WHERE name = $1`, []any{key}, &value)
	return value, err
}

// PutMeta keeps a value in place of the one before.
func (tx *Tx) PutMeta(key, value string) error {
	return tx.put(`INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, key, value)
}
