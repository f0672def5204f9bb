import type { Help } from './help';

/** server is help with the pages that are about no pool. */
export const server = {
  pools: {
    title: 'User pools',
    text: [
      'A user pool is a directory of users, with the rules by which they sign up and sign in. Applications reach it through its app clients.',
      'Each pool is apart from the others: its users, keys, tokens and limits are its own. One pool for each application, or one for all that share their users, are both usual.',
    ],
    docs: [['sign-in', 'Signing in']],
  },
  outbox: {
    title: 'Outbox',
    text: [
      'A development server keeps every email and text message here instead of sending it, with the code that it carries, so that sign-up and recovery can be tried without a mailbox.',
      'A server that sends its messages shows what became of them: each attempt, how long it took and why it failed. What messages said is not kept, and addresses are masked.',
    ],
    terms: [
      ['Sent', 'Whoever carries messages took it. Whether it arrived is not known here.'],
      ['Failed', 'It was not taken this time: nobody answered, or too late.'],
      ['Refused', 'It will never be taken, as with an address that does not exist.'],
      ['Waiting', 'It is in the queue for its next attempt.'],
    ],
    docs: [['messages', 'Messages']],
  },
  keys: {
    title: 'Access keys',
    text: [
      'Programs sign administrative calls with an access key, and people sign in to this console with one. The secret is shown once, when the key is made.',
      'A policy says what its key may do, in the language of IAM: statements that allow or deny actions on pools. What nothing allows is forbidden, and a denial wins. A root key may do everything, and administers the server.',
      'Disabling a key can be undone. Both disabling and deleting take effect on all servers within seconds, and end the console sessions that the key began.',
    ],
    docs: [['console', 'The console']],
  },
  consoleSessions: {
    title: 'Console sessions',
    text: [
      'Each browser that is signed in to this console has a session with the rights of the access key that it was begun with. It lasts twelve hours and is not extended.',
      'A session that is ended here is over at once. What its user was typing stays on the page until somebody signs in there again.',
    ],
    docs: [['console', 'The console']],
  },
  health: {
    title: 'Health',
    text: [
      'Figures of the last hour, by the minute, of the server that answered this page. Where several share a database, each counts for itself; the metrics endpoint has all of them for a monitoring system.',
    ],
    terms: [
      ['Refused', 'Calls that ended with an exception of the API: a wrong password, a name that is taken.'],
      ['Failed', 'Calls that failed by the server’s own fault. The log says why.'],
      ['95 of 100', 'So many calls took no longer than this.'],
    ],
    docs: [['extensions', 'Extensions']],
  },
} satisfies Record<string, Help>;
