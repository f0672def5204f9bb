// Package trigger is the contract between a user pool and the functions that
// it calls: the events of every Lambda trigger with their answers, in the very
// JSON that existing functions read and write, and the ways to call one.
//
// A Caller takes an event to a function and brings back what it answered. Func
// and Handle are functions of the program itself, HTTP is an endpoint, Lambda
// is the Invoke API or anything that speaks it, and Local a program on this
// machine that speaks the Lambda Runtime API. Routes chooses among callers by
// the function's ARN.
//
// When a trigger runs, how long it may take and what its answer changes is not
// decided here.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
package trigger
