import type { Help } from './help';

/** pool is help with the pages about a pool as a whole. */
export const pool = {
  overview: {
    title: 'Overview',
    text: [
      'What programs need to know of the pool: its ID, its ARN, and the addresses of its endpoints. The issuer is what tokens say they are from, and what applications compare.',
      'Below is configuration to paste into Amplify, the AWS CLI, Terraform or any client of OpenID Connect. Choose an app client to have its ID filled in.',
    ],
    docs: [['oauth', 'OAuth 2.0 and OpenID Connect']],
  },
  logDelivery: {
    title: 'Log delivery',
    text: [
      'A pool can report failures to send messages, and what users did to get in. It names a log group, a stream or a bucket by its ARN, as in the cloud; where that leads is set up at the server.',
      'An ARN that the server knows no place for is kept, and what would go there is dropped.',
    ],
    docs: [['extensions', 'Extensions']],
  },
  limits: {
    title: 'Request limits',
    text: [
      'Calls of the API belong to categories, and each category has a limit of requests a second for a pool. What comes faster is refused with TooManyRequestsException, and programs are expected to wait and try again.',
      'The limits are those of the account and region: a change here holds for all pools. Each server counts for itself.',
    ],
    docs: [['extensions', 'Extensions']],
  },
  tags: {
    title: 'Tags',
    text: ['Words that you choose, to tell pools apart and to group them. Policies of access keys and reports can refer to them; users never see them. A pool has up to fifty.'],
  },
  settings: {
    title: 'Settings',
    text: [
      'Deletion protection refuses to delete the pool until it is switched off again.',
      'Deleting a pool deletes its users, groups and app clients with it. Nothing brings them back but a backup of the database.',
    ],
  },
} satisfies Record<string, Help>;
