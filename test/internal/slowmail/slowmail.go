// Package slowmail is a mail server that takes its time, as those of the world
// do: it speaks as much of SMTP as it takes to be handed a mail, waits, and
// keeps nothing but their number.
//
// https://www.rfc-editor.org/rfc/rfc5321
package slowmail

import (
	"bufio"
	"fmt"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Server is a running mail server.
type Server struct {
	// URL is its address, as the -email flag takes it.
	URL string

	listener net.Listener
	delay    time.Duration
	mails    atomic.Int64
	running  sync.WaitGroup

	mu    sync.Mutex
	conns []net.Conn
}

// Start starts a server that takes so long for each mail.
func Start(delay time.Duration) (*Server, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &Server{URL: "smtp://" + listener.Addr().String() + "?starttls=none", listener: listener, delay: delay}
	s.running.Go(s.accept)
	return s, nil
}

// Mails counts the mails taken so far.
func (s *Server) Mails() int64 { return s.mails.Load() }

// Close ends the server and its connections.
func (s *Server) Close() {
	s.listener.Close()
	s.mu.Lock()
	for _, c := range s.conns {
		c.Close()
	}
	s.mu.Unlock()
	s.running.Wait()
}

func (s *Server) accept() {
	for {
		c, err := s.listener.Accept()
		if err != nil {
			return
		}
		s.mu.Lock()
		s.conns = append(s.conns, c)
		s.mu.Unlock()
		s.running.Go(func() {
			defer c.Close()
			s.serve(c)
		})
	}
}

// serve holds one conversation.
func (s *Server) serve(c net.Conn) {
	in := bufio.NewReader(c)
	say := func(line string) { fmt.Fprintf(c, "%s\r\n", line) }
	say("220 slow ESMTP")
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		verb, _, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(line)), " ")
		switch verb {
		case "EHLO", "HELO":
			say("250 slow")
		case "DATA":
			say("354 go ahead")
			for line != ".\r\n" {
				if line, err = in.ReadString('\n'); err != nil {
					return
				}
			}
			time.Sleep(s.delay)
			s.mails.Add(1)
			say("250 taken")
		case "QUIT":
			say("221 bye")
			return
		default: // MAIL, RCPT, RSET, NOOP
			say("250 fine")
		}
	}
}
