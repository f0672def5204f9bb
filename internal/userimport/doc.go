// Package userimport turns files of comma-separated values into users: a job
// is given a file by upload, is started, and makes a user of every line that
// can be one.
//
// A job belongs to no node. Its file lies in the database in pieces, and its
// progress is committed together with the users of each batch, so whatever
// node runs the job can vanish and another goes on behind the last batch: no
// line is read twice and none is left out. A lease keeps two nodes from
// working on one job, and the job's version makes that certain where clocks
// disagree.
//
// The file is never whole in memory, neither when it comes nor when it is
// read. Lines that make no user are in the job's log with the reason.
//
// Who may start a job is not judged here, and neither is the form of the API:
// that is package imports.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool.html
package userimport
