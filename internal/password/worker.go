package password

import (
	"context"
	"runtime"
)

// job is one hash to compute. The worker sets hash or err, then closes done.
type job struct {
	ctx      context.Context
	record   record
	password string
	work     func() // in place of the hash
	done     chan struct{}

	hash []byte
	err  error
}

// work does jobs until the Hasher is closed. Jobs whose callers have given up
// are passed over.
func (h *Hasher) work() {
	w := worker{params: h.params}
	defer w.release()
	for {
		select {
		case <-h.quit:
			return
		case j := <-h.queue:
			switch j.err = j.ctx.Err(); {
			case j.err != nil:
			case j.work != nil:
				j.work()
			default:
				j.hash, j.err = w.derive(j.record, j.password)
			}
			close(j.done)
		}
	}
}

// worker owns the memory of one goroutine. It takes it, and its yielder, with
// the first job.
type worker struct {
	params  Params // of new records: they decide the size of the memory
	memory  memory
	free    func()
	yielder *yielder
}

// derive computes a hash of the length of the record's. A record that needs
// more memory than new ones do gets it for this once.
func (w *worker) derive(r record, password string) ([]byte, error) {
	if err := w.prepare(); err != nil {
		return nil, err
	}
	m := &w.memory
	if r.params.Memory > w.params.Memory {
		blocks, free, err := allocate(r.params.Memory)
		if err != nil {
			return nil, err
		}
		defer free()
		m = &memory{blocks: blocks, yield: m.yield}
	}
	hash := make([]byte, len(r.hash))
	m.derive(hash, []byte(password), r.salt, r.params)
	return hash, nil
}

func (w *worker) prepare() (err error) {
	if w.free == nil {
		if w.memory.blocks, w.free, err = allocate(w.params.Memory); err != nil {
			return err
		}
		w.memory.yield = runtime.Gosched
	}
	if w.yielder == nil {
		// A program that has too many files open hashes all the same.
		if y, err := newYielder(); err == nil {
			w.yielder, w.memory.yield = y, y.yield
		}
	}
	return nil
}

func (w *worker) release() {
	if w.free != nil {
		w.free()
	}
	if w.yielder != nil {
		w.yielder.close()
	}
}
