// Floor is the least that a server of this protocol can be: the same requests
// and answers over the same HTTP, and the same cryptography from Go's own
// libraries, with nothing around it: no storage, no policy, no state, no
// checks beyond those that cost. What Cognate costs is told as a ratio to it.
//
// It has one pool, one client and one user who answers to every name, and it
// is of no use to anybody but the benchmark.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:0", "address to listen on")
	ready := flag.String("ready-file", "", "file to write the base URL to")
	flag.Parse()
	if err := run(*listen, *ready); err != nil {
		log.Fatal(err)
	}
}

func run(listen, ready string) error {
	l, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	url := "http://" + l.Addr().String()
	s, err := newServer(url)
	if err != nil {
		return err
	}
	if ready != "" {
		if err := os.WriteFile(ready, []byte(url+"\n"), 0o644); err != nil {
			return err
		}
	}
	fmt.Println(url)

	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	failed := make(chan error, 1)
	go func() { failed <- http.Serve(l, s) }()
	select {
	case err := <-failed:
		return err
	case <-stop:
		return nil
	}
}
