import type { Help } from './help';

/** sections is help with parts of pages, and with single fields that need it. */
export const sections = {
  signInOptions: {
    title: 'Sign-in options',
    text: [
      'With “user name”, everybody has a lasting name, and verified email addresses and phone numbers can be further names for the same user. Without it, the address or number itself is the name, and each can be used by one user only.',
      'Choose at the beginning: neither the options nor case sensitivity can be changed later.',
    ],
    terms: [
      ['Alias', 'A second name to sign in with. It counts once it is verified, and moves to whoever verifies it last if a program asks for that.'],
      ['Preferred user name', 'An alias that users choose and change themselves.'],
    ],
    docs: [['sign-in', 'Signing in']],
  },
  firstFactors: {
    title: 'Choice-based sign-in',
    text: [
      'With the flow ALLOW_USER_AUTH an app asks which ways in a user has, and lets them choose. Besides the password these can be a code by email or text message, or a passkey.',
      'A user who has a second factor set up can’t sign in by a code alone, and by a passkey only where it counts as both.',
    ],
    docs: [['sign-in', 'Signing in']],
  },
  passkeys: {
    title: 'Passkeys',
    text: [
      'A passkey is a key on the user’s device. It answers for one domain only, the relying party, so that a look-alike site gets nothing.',
      'Passkeys belong to the domain that was set when they were registered: with another one, users have to register again.',
    ],
    terms: [['User verification', 'The device asks for a fingerprint, a face or a PIN before it answers. Where that is required, a passkey can stand for two factors.']],
    docs: [['sign-in', 'Signing in']],
  },
  passwordPolicy: {
    title: 'Password policy',
    text: [
      'What new passwords must be like. Those that people have stay valid until they are changed.',
      'Length protects better than odd characters: a policy of twelve characters and nothing else is stricter than one of eight with all kinds.',
    ],
    terms: [
      ['Temporary password', 'One that an administrator set or an invitation brought. After its days have passed the invitation has to be sent again.'],
      ['Used again', 'How many former passwords of a user are remembered and refused.'],
    ],
  },
  mfa: {
    title: 'Multi-factor authentication',
    text: [
      '“Required” asks everybody for a second proof, and who has none yet is asked to set one up at the next sign-in. “Optional” asks those who set one up themselves, or for whom an administrator did.',
      'Text messages need a pool that can send them, and codes by email one with a sender of its own. An authenticator app needs neither. The way of the second factor must not be the only way to recover the password.',
    ],
    docs: [['sign-in', 'Signing in']],
  },
  recovery: {
    title: 'Account recovery',
    text: [
      'Where the code goes with which somebody who forgot the password chooses another. Only verified addresses and numbers get one.',
      'A phone number that is the second factor is not used for recovery unless you choose so: whoever has the phone would then have both. With “None”, an administrator sets a new password.',
    ],
  },
  threatProtection: {
    title: 'Threat protection',
    text: [
      'Checks passwords against those known from leaks, and keeps a record of each sign-in with its device and address. “Audit only” records; “Full function” also does what is set below.',
      'It is part of the feature plan Plus, which is chosen under Settings.',
    ],
    docs: [['sign-in', 'Signing in']],
  },
  sessionTracking: {
    title: 'Sessions',
    text: [
      'A session begins with a sign-in and lasts as long as its refresh token. Where sessions are tracked, users’ pages list them with their devices, and each can be revoked by itself.',
      'A limit per user ends the session that was used least recently when one too many begins.',
    ],
  },
  selfSignUp: {
    title: 'Self-service sign-up',
    text: [
      'With self-registration the sign-in page leads to “Sign up”, and apps may create users without administrative rights: anybody can make an account.',
      'Without it, users come from administrators, from import jobs, or from identity providers. Those who have signed up already stay.',
    ],
  },
  verification: {
    title: 'Verification',
    text: [
      'A new user proves the address or number with a code, or a link, that is sent there. This confirms the account, too. Only verified addresses and numbers recover passwords and serve as aliases.',
      'When an address is changed, “keep original value” leaves the old one in use until the new one is verified, so that a typing error locks nobody out.',
    ],
    docs: [['messages', 'Messages']],
  },
  attributes: {
    title: 'Attributes',
    text: [
      'Standard attributes are the claims of OpenID Connect. Which of them are required at sign-up is settled when the pool is made.',
      'Custom attributes have the prefix “custom:” in programs and tokens. There can be fifty; they are added at any time, and neither changed nor removed. An app reads and writes them only if its attribute permissions say so.',
    ],
    terms: [['Can be changed', 'Whether the value may change after the user was made. An attribute that is mapped from an identity provider must be changeable.']],
  },
  email: {
    title: 'Email',
    text: [
      'How mail leaves is set up at the server: an SMTP server, Amazon SES or a gateway. The pool names the sender, and where answers go.',
      'A sender that the mail server does not accept makes messages fail; the outbox shows what became of each.',
    ],
    docs: [['messages', 'Messages']],
  },
  sms: {
    title: 'SMS',
    text: [
      'Text messages are sent by whatever the server is set up with. A pool that sends any has to name a role, as in the cloud: it is kept and shown to tools, and gives nobody rights here.',
      'Text messages cost money and can be intercepted. Prefer authenticator apps and passkeys as second factors.',
    ],
    docs: [['messages', 'Messages']],
  },
  templates: {
    title: 'Message templates',
    text: [
      'Each text must hold what it is sent for: {####} is replaced by the code or the temporary password, {username} by the name, and in a mail with a link {##text##} becomes the link. The service refuses a text without them.',
      'Leave a text empty for the one that comes with the service. A custom message trigger can write them one by one, in the user’s language.',
    ],
    docs: [['messages', 'Messages']],
  },
  authFlows: {
    title: 'Authentication flows',
    text: ['Which calls may begin a sign-in of this app. Allow only what the app uses; the login pages need none of them.'],
    terms: [
      ['ALLOW_USER_SRP_AUTH', 'The app proves that the user knows the password without sending it.'],
      ['ALLOW_USER_AUTH', 'The user chooses among the ways that the pool offers.'],
      ['ALLOW_USER_PASSWORD_AUTH', 'The app sends the password. User migration triggers need it.'],
      ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'A server with administrative rights sends it.'],
      ['ALLOW_CUSTOM_AUTH', 'Triggers of the pool ask questions of their own.'],
      ['ALLOW_REFRESH_TOKEN_AUTH', 'New tokens for a refresh token, unless it is rotated.'],
    ],
    docs: [['sign-in', 'Signing in']],
  },
  clientSecret: {
    title: 'Client secret',
    text: [
      'With a secret, a call counts as the app’s only if it proves to know it. Programs in browsers and on phones can’t keep one: whoever has the program has the secret.',
      'Whether there is one is settled when the client is made. A client with a secret can have two at a time, to change over without a break.',
    ],
  },
  userExistence: {
    title: 'User existence errors',
    text: [
      '“Enabled” makes answers about a user who does not exist the same as those about a wrong password or a wrong code, so that nobody can find out who has an account.',
      '“Legacy” says which it was. It is there for old apps that read the difference.',
    ],
  },
  tokens: {
    title: 'Token validity',
    text: [
      'Access and ID tokens are read by programs that don’t ask the pool again: until they expire, a disabled user keeps them. Short lives are safer; an hour is usual.',
      'The refresh token says for how long somebody stays signed in without the password.',
    ],
    terms: [
      ['Revocation', 'A refresh token can be ended, and the access tokens that it made with it. Tokens then carry an identifier of their origin.'],
      ['Rotation', 'Each use of a refresh token gives out another. During the grace period the old one still works, for answers that were lost.'],
    ],
    docs: [['oauth', 'OAuth 2.0 and OpenID Connect']],
  },
  loginPages: {
    title: 'Login pages of an app',
    text: [
      'The app sends browsers to the pool’s login pages, which send them back to a callback URL. Only addresses that are listed here are taken, letter by letter.',
      'Sign-out URLs are where browsers go after they signed out.',
    ],
    terms: [
      ['Authorization code', 'The app gets a code and trades it for tokens. The right choice for nearly all apps, with PKCE.'],
      ['Implicit', 'Tokens come in the address, where they are easily lost. For old apps.'],
      ['Client credentials', 'Tokens for the app itself, without a user. Needs a secret and scopes of a resource server.'],
      ['Scopes', 'What the tokens allow: openid for an ID token, aws.cognito.signin.user.admin for users to change themselves.'],
    ],
    docs: [['oauth', 'OAuth 2.0 and OpenID Connect']],
  },
  attributePermissions: {
    title: 'Attribute permissions',
    text: [
      'What the app reads is also what its ID tokens hold. What it may not write, its users can’t change through it either.',
      'Leave attributes unwritable that your programs decide by, such as custom:role: otherwise users change them themselves with their access token. Required attributes have to be writable.',
    ],
  },
  prefixDomain: {
    title: 'Prefix domain',
    text: [
      'A name below the server’s own for the pool’s login pages and OAuth endpoints. It is unique on this server. Wildcard names in the DNS have to lead there, and the certificate has to cover them.',
      'Without a domain the login pages are reached by the pool’s path at the server’s address.',
    ],
    docs: [['login-pages', 'The login pages']],
  },
  customDomain: {
    title: 'Custom domain',
    text: [
      'A name of your own, such as login.example.com. Point it to this server in the DNS, and give the server a certificate for it or let it get one.',
      'The certificate’s ARN is kept for tools that ask for it and has no effect here. Passkeys of users belong to a domain: change it before they register any.',
    ],
    docs: [['login-pages', 'The login pages']],
  },
  scopes: {
    title: 'Custom scopes',
    text: [
      'A scope is one thing that a token allows at this API, such as read. Apps ask for it by the identifier, a slash and its name, once it is among their allowed scopes.',
      'Your API decides by the scope claim of the access token. A resource server has up to a hundred scopes.',
    ],
    docs: [['oauth', 'OAuth 2.0 and OpenID Connect']],
  },
  signUpTriggers: {
    title: 'Sign-up triggers',
    text: ['Called when accounts are made. A function that fails, or takes too long, refuses the request, with its error text for the app.'],
    terms: [
      ['Pre sign-up', 'Before a user is made: may refuse, confirm the account at once and mark addresses as verified.'],
      ['Post confirmation', 'After an account was confirmed or a forgotten password replaced: to greet, or to make records of your own.'],
      ['Migrate user', 'When the pool doesn’t know who signs in or forgot the password: answers with the user from elsewhere, who is then kept.'],
    ],
    docs: [['triggers', 'Triggers']],
  },
  authenticationTriggers: {
    title: 'Authentication triggers',
    text: ['Called at each sign-in, and where tokens are made also at each refresh: a slow function makes every sign-in slow.'],
    terms: [
      ['Pre authentication', 'Before the password is checked: may refuse.'],
      ['Post authentication', 'After somebody got in.'],
      ['Pre token generation', 'Adds, changes and leaves out claims and groups. The event’s version says of which tokens.'],
    ],
    docs: [['triggers', 'Triggers']],
  },
  customTriggers: {
    title: 'Custom authentication',
    text: [
      'Three functions make a sign-in of your own, for app clients with ALLOW_CUSTOM_AUTH. “Define” decides after each step whether to ask, to let in or to refuse; “Create” makes the question, “Verify” judges the answer.',
    ],
    docs: [['triggers', 'Triggers']],
  },
  messagingTriggers: {
    title: 'Messaging triggers',
    text: [
      '“Custom message” writes the words of a message, which still has to hold the code. Custom senders send it themselves: they get the code encrypted under the key that is named here, and the pool sends nothing.',
    ],
    docs: [['triggers', 'Triggers']],
  },
  attributeMapping: {
    title: 'Attribute mapping',
    text: [
      'Which of the provider’s claims fills which attribute. They are written at every sign-in by the provider, over what was there.',
      'An attribute that the pool requires has to be mapped, and each mapped one must be changeable.',
    ],
  },
  managedStyle: {
    title: 'Managed login style',
    text: [
      'A style belongs to one app client. What is left empty is as the pages come, which the placeholders show; of two colours the first is for light pages, the second for dark ones.',
      'All settings together are under JSON, to copy them to another client. The preview shows what is not saved yet.',
    ],
    docs: [['login-pages', 'The login pages']],
  },
  classicStyle: {
    title: 'Classic login pages',
    text: [
      'Rules for classes whose names end in -customizable, such as .submitButton-customizable, and a logo of up to 100 kB. Nothing that loads from elsewhere is taken.',
      'A look for all clients holds for those that have none of their own.',
    ],
    docs: [['login-pages', 'The login pages']],
  },
  issuer: {
    title: 'Issuer and keys',
    text: [
      'Every token names its issuer, and applications compare it letter by letter. Who changes it has to change them in the same moment.',
      'The key that seals what the pool keeps is the server’s master key; an ARN of a key of your own is kept for tools that ask for it.',
    ],
    docs: [['oauth', 'OAuth 2.0 and OpenID Connect']],
  },
} satisfies Record<string, Help>;
