import type { Help } from './help';

/** authentication is help with the pages that say how people get in. */
export const authentication = {
  signIn: {
    title: 'Sign-in',
    text: [
      'What users sign in with was chosen when the pool was made, and stays. What can be changed is which first factors a sign-in by choice offers: a password, a code by email or text message, or a passkey.',
    ],
    terms: [['Passkey', 'A key on the user’s device that proves itself for one site alone. The relying party ID is that site’s domain.']],
    docs: [['sign-in', 'Signing in']],
  },
  signUp: {
    title: 'Sign-up',
    text: [
      'Self-registration lets anybody make an account; without it, administrators do. Verification proves that the address or number is the user’s.',
      'With “keep original value”, an address that is being changed stays in use until the new one is verified.',
      'Attributes can be added and never removed. A custom attribute is read and written by an app client only if the client’s permissions say so.',
    ],
  },
  security: {
    title: 'Security',
    text: [
      'The password policy holds for passwords that are set from now on; those that users have stay valid.',
      'Threat protection judges each sign-in: whether the password is known from leaks, and whether place and device are unusual. In audit mode it only notes what it finds; in full function it asks for a second factor or refuses.',
      'Sessions are sign-ins on a device. They can be listed and revoked one by one where the pool keeps track of them.',
    ],
    docs: [['sign-in', 'Signing in']],
  },
  providers: {
    title: 'Identity providers',
    text: [
      'People can come from elsewhere: Google, Facebook, Amazon, Apple, any OpenID Connect provider or a SAML one. The pool makes a user of its own for each, and gives out its own tokens.',
      'The provider needs the pool’s callback address, which ends with /oauth2/idpresponse, or /saml2/idpresponse. An app client offers the providers that it names.',
    ],
    terms: [['Attribute mapping', 'Which of the provider’s claims fills which attribute of the user, at every sign-in.']],
    docs: [['oauth', 'OAuth 2.0 and OpenID Connect']],
  },
  devices: {
    title: 'Device tracking',
    text: [
      'A remembered device has a key of its own. Where the pool says so, it stands for the second factor at the next sign-in.',
      'Devices are remembered always, or when the user opts in. Users see and forget theirs; administrators do so on the user’s page.',
    ],
    docs: [['sign-in', 'Signing in']],
  },
  messaging: {
    title: 'Messaging',
    text: [
      'The texts of what the pool sends, with a preview as you write. {####} stands for the code or the temporary password, {username} for the name; in a mail with a link, {##text##} is the link.',
      'Which server carries the messages is set up at the server. The sender that a pool names has to be one that it may use.',
    ],
    docs: [['messages', 'Messages']],
  },
  triggers: {
    title: 'Triggers',
    text: [
      'At certain moments the pool calls a function, which may refuse, add to or change what happens. The pool names functions by their ARNs, as in the cloud; where an ARN leads is set up at the server: a program beside it, a web address, or Lambda itself.',
      '“Test” sends the saved function an event, about a user or somebody made up, and shows what it answers and what a request would have made of that. Nothing else happens.',
    ],
    docs: [['triggers', 'Triggers']],
  },
} satisfies Record<string, Help>;
