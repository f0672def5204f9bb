// Package hook runs a pool's Lambda triggers: it builds the event, calls the
// function, reads the answer and says which exception a failure is. A pool
// without a function for a trigger is answered at once, as by one that changes
// nothing.
//
// A function has five seconds; where it is not heard of in that time, or is
// asked too often, it is tried twice more. A function that has failed so for
// several events on end is left alone for a while (see breaker), so that its
// pool's users are told at once and not after fifteen seconds. What the
// function itself threw is never tried again: its words are the user's.
//
// Triggers are called outside transactions. How a function is reached is
// package trigger's; what its answer means for the user is the operation's.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
package hook
