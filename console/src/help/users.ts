import type { Help } from './help';

/** users is help with the pages about users and groups. */
export const users = {
  users: {
    title: 'Users',
    text: [
      'Search by one attribute: what it is, or how it begins. The server searches, in all users, and answers page by page; the total is an estimate.',
      'A user that you create gets an invitation with a temporary password, unless you choose otherwise, and sets a password of their own at the first sign-in.',
    ],
    terms: [
      ['Unconfirmed', 'Signed up, and the code was not entered yet.'],
      ['Confirmed', 'Can sign in.'],
      ['Force change password', 'Has a temporary password.'],
      ['Reset required', 'Has to set a new password by a code.'],
      ['External provider', 'Comes from an identity provider.'],
    ],
  },
  user: {
    title: 'A user',
    text: [
      'Changes here are an administrator’s: they need no code, and can mark addresses as verified. The user name and the ID (sub) never change.',
      'Disabling a user refuses sign-ins and can be undone. Signing a user out everywhere revokes refresh tokens; access tokens that programs check for themselves last until they expire.',
    ],
  },
  createUser: {
    title: 'Create a user',
    text: [
      'The invitation goes to the address or number that you enter, by the ways that you choose. Mark them as verified only if you know that they are the user’s: verified ones can reset the password.',
      'A temporary password that is not used in time expires; the invitation can be sent again.',
    ],
    docs: [['messages', 'Messages']],
  },
  groups: {
    title: 'Groups',
    text: [
      'Groups are named in the claim cognito:groups of a user’s tokens, for applications to decide by.',
      'A group can have an IAM role. Of several groups, the one with the lowest precedence gives the preferred role.',
    ],
  },
  imports: {
    title: 'Import jobs',
    text: [
      'A job reads users from a file of comma-separated values and creates them. The header names the attributes; the page that makes a job offers one that fits the pool.',
      'Imported users have no password, unless the file has hashes, and set one by a code. Rows that can’t be taken are named in the job’s log with the reason, and the others are imported all the same.',
      'A large import goes on when the page is left.',
    ],
    docs: [['import', 'Bringing users along']],
  },
} satisfies Record<string, Help>;
