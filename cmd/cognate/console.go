package main

import (
	"fmt"
	"net"
	"strconv"
)

// listenConsole listens for the console as -console-listen says: at an address,
// not at all for "off", and for "next" at the port above that of the server, or
// at any free one where that is taken. It returns nil for none.
func listenConsole(address string, server net.Addr) (net.Listener, error) {
	switch address {
	case "off":
		return nil, nil
	case "next":
		host, port, err := net.SplitHostPort(server.String())
		if err != nil {
			return nil, err
		}
		if n, err := strconv.Atoi(port); err == nil {
			if l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(n+1))); err == nil {
				return l, nil
			}
		}
		return net.Listen("tcp", net.JoinHostPort(host, "0"))
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listen for the console: %w; -console-listen names another address, or off", err)
	}
	return l, nil
}
