// What a step of the wizard still lacks, by the field it belongs to.
import type { Errors } from '../components/blame';
import { smsNeeded, type Draft } from './draft';

export const namePattern = /^[\w\s+=,.@-]+$/;

function whole(text: string, low: number, high: number): boolean {
  return /^\d+$/.test(text) && Number(text) >= low && Number(text) <= high;
}

function signIn(d: Draft): Errors {
  const e: Errors = {};
  if (!d.userPoolProvider) e.provider = 'Choose the Cognate user pool: users of other providers are kept there, too.';
  if (d.signIn.length === 0) e.signIn = 'Choose at least one attribute that users sign in with.';
  if (d.federated && d.federatedProviders.length === 0) e.federated = 'Choose at least one kind of provider, or none at all above.';
  return e;
}

function security(d: Draft): Errors {
  const e: Errors = {};
  if (d.passwordMode === 'custom') {
    if (!whole(d.minimumLength, 6, 99)) e.minimumLength = 'Enter a number from 6 to 99.';
    if (!whole(d.temporaryDays, 1, 365)) e.temporaryDays = 'Enter a number of days from 1 to 365.';
  }
  if (d.mfa !== 'OFF' && d.mfaMethods.length === 0) e.mfaMethods = 'Choose at least one method.';
  if (d.mfa !== 'OFF' && d.mfaMethods.join() === 'sms' && d.recoveryEnabled && d.recovery === 'sms')
    e.recovery = 'A message to the phone can’t be both the second factor and the only way to a new password. Choose another way, or another method of MFA.';
  return e;
}

function signUp(d: Draft): Errors {
  const e: Errors = {};
  const seen = new Set<string>();
  d.custom.forEach((c, i) => {
    if (!/^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,20}$/u.test(c.name)) e[`custom${i}name`] = 'Enter a name of 1 to 20 characters without spaces.';
    else if (seen.has(c.name)) e[`custom${i}name`] = 'This name is there already.';
    seen.add(c.name);
    for (const bound of ['min', 'max'] as const) {
      if (c[bound] && !/^-?\d+$/.test(c[bound])) e[`custom${i}${bound}`] = 'Enter a whole number.';
    }
    if (c.min && c.max && Number(c.min) > Number(c.max)) e[`custom${i}max`] = 'The greatest is less than the least.';
  });
  return e;
}

const address = /^(.+<)?[^\s@<>]+@[^\s@<>]+>?$/;

function messages(d: Draft): Errors {
  const e: Errors = {};
  if (d.emailProvider === 'ses' && !/^arn:[\w-]+:ses:[\w-]+:\d{12}:identity\/.+$/.test(d.sesArn.trim()))
    e.sesArn = 'Enter the ARN of an identity: arn:aws:ses:region:account:identity/address.';
  if (d.from && !address.test(d.from.trim())) e.from = 'Enter an e-mail address, with or without a name before it.';
  if (d.replyTo && !address.test(d.replyTo.trim())) e.replyTo = 'Enter an e-mail address.';
  if (smsNeeded(d)) {
    if (d.smsRoleKind === 'new' && !/^[\w+=,.@-]{1,64}$/.test(d.smsRoleName.trim())) e.smsRoleName = 'Enter a name of 1 to 64 letters, digits and +=,.@-_';
    if (d.smsRoleKind === 'existing' && !/^arn:[\w-]+:iam::\d{12}:role\/.+$/.test(d.smsRoleArn.trim())) e.smsRoleArn = 'Enter the ARN of a role: arn:aws:iam::account:role/name.';
  }
  return e;
}

function name(text: string): string | undefined {
  if (!text.trim()) return 'Enter a name.';
  if (text.trim().length > 128 || !namePattern.test(text)) return 'Use up to 128 letters, digits, spaces and these characters: + = , . @ -';
  return undefined;
}

/** checkPoolName says what is wrong with the name of a pool. */
export function checkPoolName(text: string): string | undefined {
  return name(text);
}

function url(text: string): boolean {
  try {
    const u = new URL(text.trim());
    return u.protocol !== 'http:' || u.hostname === 'localhost' || u.hostname === '127.0.0.1';
  } catch {
    return false;
  }
}

function app(d: Draft): Errors {
  const e: Errors = {};
  e.poolName = name(d.poolName);
  if (d.domain && !/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(d.domain.trim())) e.domain = 'Use up to 63 small letters, digits and hyphens; neither end may be a hyphen.';
  if (d.withClient) {
    e.clientName = name(d.clientName);
    if (!whole(d.sessionMinutes, 3, 15)) e.sessionMinutes = 'Enter a number of minutes from 3 to 15.';
    if (!whole(d.refreshDays, 1, 3650)) e.refreshDays = 'Enter a number of days from 1 to 3650.';
    if (!whole(d.accessMinutes, 5, 1440)) e.accessMinutes = 'Enter a number of minutes from 5 to 1440.';
    if (!whole(d.idMinutes, 5, 1440)) e.idMinutes = 'Enter a number of minutes from 5 to 1440.';
    if (d.hosted) {
      if (!d.callbacks.some((c) => c.trim())) e.callback0 = 'Enter where users return to after they sign in.';
      d.callbacks.forEach((c, i) => {
        if (c.trim() && !url(c)) e[`callback${i}`] = 'Enter an address with https, with http for localhost, or with the scheme of an app.';
      });
      d.logouts.forEach((c, i) => {
        if (c.trim() && !url(c)) e[`logout${i}`] = 'Enter an address with https, with http for localhost, or with the scheme of an app.';
      });
      if (d.scopes.length === 0) e.scopes = 'Choose at least one scope.';
    }
  }
  const keys = new Set<string>();
  d.tags.forEach((t, i) => {
    if (!t.key.trim()) e[`tag${i}`] = 'Enter a key.';
    else if (keys.has(t.key)) e[`tag${i}`] = 'This key is there already.';
    keys.add(t.key);
  });
  for (const k of Object.keys(e)) if (!e[k]) delete e[k];
  return e;
}

const steps = [signIn, security, signUp, messages, app];

/** check returns what a step lacks; the last one lacks what any other does. */
export function check(step: number, d: Draft): Errors {
  const f = steps[step];
  return f ? f(d) : Object.assign({}, ...steps.map((s) => s(d)));
}

/** firstLacking is the first step that lacks something, or -1. */
export function firstLacking(d: Draft): number {
  return steps.findIndex((s) => Object.keys(s(d)).length > 0);
}
