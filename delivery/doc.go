// Package delivery is the contract for getting a message to a person: what a
// message is, and what takes one to its destination. Programs that embed the
// server give it a Sender of their own or one of those here: SMTP, SES and
// SNS, Twilio, Gateway for anything else that speaks HTTP, Outbox for
// development and tests, Route to send mail and texts different ways.
//
// What a message says and to whom it goes is decided before it comes here.
// A Sender neither words messages nor retries them; an error tells the person
// who asked for the message that it was not sent.
package delivery
