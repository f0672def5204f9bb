import type { Help } from './help';

/** wizard is help with the steps that make a pool. */
export const wizard = {
  wizardSignIn: {
    title: 'Sign-in experience',
    text: [
      'Choose what people type to sign in. With a user name, email addresses and phone numbers can be aliases beside it. Without one, the address or number is the name, and the user’s ID stands for it inside the pool.',
      'None of this can be changed later: a pool whose users sign in otherwise is another pool.',
    ],
    terms: [
      ['Preferred user name', 'A name that users can change, unlike their user name.'],
      ['Case sensitive', 'Whether “Ann” and “ann” are two users. Usually they should not be.'],
    ],
  },
  wizardSecurity: {
    title: 'Security requirements',
    text: [
      'The password policy holds for passwords that are chosen from now on. Long passwords are worth more than odd characters.',
      'With MFA, users prove themselves a second time: with a code from an authenticator app, a text message or an email. Required MFA holds for everybody; optional MFA for those who set it up.',
      'Recovery says how somebody who forgot the password gets a code. Who has neither a verified address nor a verified number needs an administrator.',
    ],
    docs: [['sign-in', 'Signing in']],
  },
  wizardSignUp: {
    title: 'Sign-up experience',
    text: [
      'Self-registration lets anybody make an account. Without it, administrators make them.',
      'Verification sends a code to the address or number of a new user, so that it is known to be theirs.',
      'Required attributes have to be there at sign-up, and stay required. Custom attributes can be added later, but never changed or removed.',
    ],
  },
  wizardMessages: {
    title: 'Message delivery',
    text: [
      'Where messages leave is set up at the server. What a pool says here is the sender, where answers go and, with the senders of the cloud service, the identities and roles.',
      'A development server keeps messages in its outbox whatever is chosen here.',
    ],
    docs: [['messages', 'Messages']],
  },
  wizardApp: {
    title: 'Your app',
    text: [
      'An app client is how an application knows the pool. Programs in browsers and on phones can keep no secret: for them choose a public client. Servers can, and prove themselves with it.',
      'The lifetimes of tokens say how soon a change to a user is noticed, and how often people sign in again.',
    ],
    terms: [
      ['Callback URL', 'Where the sign-in pages send users back to. Only addresses that are listed are taken.'],
      ['Domain', 'Where the pool’s own sign-in pages are reached.'],
    ],
    docs: [['login-pages', 'The login pages']],
  },
  wizardReview: {
    title: 'Review',
    text: [
      'Everything that was chosen, step by step; “Edit” leads back with nothing lost. The pool is made at the end, with its app client and its domain. Should one of them be refused, nothing is left behind.',
    ],
  },
  quickCreate: {
    title: 'Quick start',
    text: ['A pool with the usual settings: users sign in with a user name, prove an email address, and have passwords of at least eight characters. Look the defaults over before the pool is made, or step through all of them.'],
  },
} satisfies Record<string, Help>;
