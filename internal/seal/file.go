package seal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// LoadOrCreateFile reads the master key from the file at path. When there is
// no such file it writes a fresh key there, readable by its owner only, and
// reports created. The key is on disk before it is returned, and of several
// processes that start at once all get the same key. The folder must exist.
func LoadOrCreateFile(path string) (key Key, created bool, err error) {
	key, err = loadFile(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, false, err
	}
	key = NewKey()
	err = publish(path, []byte(key.Text()+"\n"))
	if errors.Is(err, fs.ErrExist) { // another process was first
		key, err = loadFile(path)
		return key, false, err
	}
	if err != nil {
		return Key{}, false, fmt.Errorf("create master key file: %w", err)
	}
	return key, true, nil
}

func loadFile(path string) (Key, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return Key{}, fmt.Errorf("read master key file: %w", err)
	}
	key, err := ParseKey(string(text))
	if err != nil {
		return Key{}, fmt.Errorf("read master key file %s: %w", path, err)
	}
	return key, nil
}

// publish makes the file at path appear whole or not at all, and never
// replaces one. A plain exclusive create would let another process read the
// file while it is still empty, and a crash would leave it so.
func publish(path string, content []byte) error {
	dir := filepath.Dir(path)
	tmp, err := os.CreateTemp(dir, ".master-key-*") // O_EXCL, mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(content)
	if err == nil {
		err = tmp.Sync()
	}
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	if err := os.Link(tmp.Name(), path); err != nil {
		return err
	}
	return syncDir(dir)
}

// syncDir makes the new name durable where folders can be synced; elsewhere
// the file system sees to it.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return nil
}
