package password

import (
	"os"
	"runtime"
)

// yielder lets a goroutine that computes for long yield its processor to
// everything else that is ready to run.
//
// runtime.Gosched is not enough: a thread asks what the network has for the
// program only when it finds nothing else to run, and else it is asked every
// ten milliseconds. While all workers compute there is always something else
// to run: the other worker. So a worker waits for a byte that it sends itself
// through a pipe. When it gets it, the network has been asked.
type yielder struct {
	in, out *os.File
	arrived chan struct{} // one element for each byte, closed after the last
}

func newYielder() (*yielder, error) {
	out, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	y := &yielder{in: in, out: out, arrived: make(chan struct{})}
	go y.receive()
	return y, nil
}

func (y *yielder) receive() {
	defer close(y.arrived)
	var b [1]byte
	for {
		if _, err := y.out.Read(b[:]); err != nil {
			return
		}
		y.arrived <- struct{}{}
	}
}

// yield returns when what was ready to run before has had its turn. Only one
// goroutine may call it.
func (y *yielder) yield() {
	if _, err := y.in.Write([]byte{0}); err == nil {
		<-y.arrived
	}
	runtime.Gosched() // behind what arrived together with the byte
}

func (y *yielder) close() {
	y.in.Close()
	<-y.arrived
	y.out.Close()
}
