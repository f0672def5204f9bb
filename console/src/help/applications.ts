import type { Help } from './help';

/** applications is help with what applications use of a pool. */
export const applications = {
  clients: {
    title: 'App clients',
    text: [
      'An app client is how an application knows the pool: its ID, perhaps a secret, the ways to sign in that it may use, and how long its tokens last.',
      'Programs in browsers and on phones can keep no secret. Those on servers can. Machines get tokens of their own with the client credentials grant, which needs a secret and scopes of a resource server.',
    ],
    docs: [['oauth', 'OAuth 2.0 and OpenID Connect']],
  },
  client: {
    title: 'An app client',
    text: [
      'A client can have two secrets at a time: add one, bring it to the application, and delete the other, so that nobody is locked out in between.',
      'Preventing user existence errors makes answers about unknown users look like those about wrong passwords. Leave it on.',
    ],
    terms: [
      ['Authentication flows', 'Which calls may begin a sign-in. SRP proves the password without sending it.'],
      ['Refresh token rotation', 'Each use of a refresh token gives out another, and the old one ends.'],
    ],
    docs: [['oauth', 'OAuth 2.0 and OpenID Connect']],
  },
  resourceServers: {
    title: 'Resource servers',
    text: [
      'A resource server is an API that takes the pool’s access tokens. Its scopes say what a token allows; in tokens they are written with the identifier before them, as in https://photos.example.com/read.',
      'App clients ask for the scopes that they were allowed. The identifier can’t be changed later.',
    ],
    docs: [['oauth', 'OAuth 2.0 and OpenID Connect']],
  },
  domain: {
    title: 'Domain',
    text: [
      'The address of the pool’s sign-in pages and OAuth endpoints. A prefix is a name below the server’s own; a custom domain is yours, and its name has to lead to this server in the DNS.',
      'The version says which pages are shown: managed login, or the classic ones.',
    ],
    docs: [['login-pages', 'The login pages']],
  },
  branding: {
    title: 'Branding',
    text: [
      'How the sign-in pages look, for each app client. Managed login takes colours, shapes and pictures; the classic pages take a logo and rules for a few CSS classes. What the preview shows is not saved yet.',
      'Terms are links to documents that people see when they sign up.',
    ],
    docs: [['login-pages', 'The login pages']],
  },
} satisfies Record<string, Help>;
