// Package dispatch stands between those who word messages and those who carry
// them: it holds the limits of what is sent, hands each message over within a
// short time or lets it wait in the database until it can be, and notes what
// became of it.
//
// Without a queue a message is tried once, while the request that asked for it
// waits: who asks learns that it could not be sent. With a queue, which is an
// extension, the request ends as soon as the message is on disk. Any server
// that shares the database sends it then, and tries again with growing
// patience as long as what it carries is good for something. A message is sent
// at least once: a server that crashes after it was handed over, and before it
// noted that, makes it be sent again.
//
// A queued message is sealed with the master key, and what messages said is
// not kept once they left. Logs name a message by its id, never its reader.
//
// What messages say is in package message, transport in package delivery.
package dispatch
