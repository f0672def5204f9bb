// What somebody chose in the wizard "Create user pool", and its defaults.
import { passwordChoices } from '../components/security-choices';

export type PasswordRule = (typeof passwordChoices)[number]['value'];

export type SignInName = 'username' | 'email' | 'phone_number';
export type Recovery = 'email' | 'sms' | 'email-sms' | 'sms-email' | 'sms-email-mfa';
export type AppType = 'public' | 'confidential' | 'other';
export type AttributeType = 'String' | 'Number' | 'DateTime' | 'Boolean';

export interface CustomAttribute {
  name: string;
  type: AttributeType;
  min: string;
  max: string;
  mutable: boolean;
}

export interface Tag {
  key: string;
  value: string;
}

export interface Draft {
  // Sign-in experience
  userPoolProvider: boolean;
  federated: boolean;
  federatedProviders: string[];
  signIn: SignInName[];
  preferredUsername: boolean;
  caseSensitive: boolean;

  // Security requirements
  passwordMode: 'default' | 'custom';
  minimumLength: string;
  passwordRules: PasswordRule[];
  temporaryDays: string;
  mfa: 'ON' | 'OPTIONAL' | 'OFF';
  mfaMethods: string[]; // "totp", "sms"
  recoveryEnabled: boolean;
  recovery: Recovery;
  devices: 'never' | 'always' | 'opt-in';

  // Sign-up experience
  selfRegistration: boolean;
  assisted: boolean;
  verify: 'email' | 'phone_number' | 'both';
  keepOriginal: boolean;
  required: string[];
  custom: CustomAttribute[];

  // Message delivery
  emailProvider: 'ses' | 'cognate';
  sesArn: string;
  from: string;
  replyTo: string;
  smsRoleKind: 'new' | 'existing';
  smsRoleName: string;
  smsRoleArn: string;
  externalId: string;

  // App
  poolName: string;
  domain: string;
  withClient: boolean;
  appType: AppType;
  clientName: string;
  secret: boolean;
  flows: string[];
  sessionMinutes: string;
  refreshDays: string;
  accessMinutes: string;
  idMinutes: string;
  preventExistenceErrors: boolean;
  revocation: boolean;
  hosted: boolean;
  callbacks: string[];
  logouts: string[];
  scopes: string[];
  limitAttributes: boolean;
  read: string[];
  write: string[];
  tags: Tag[];
}

/** newDraft is what the wizard begins with. */
export function newDraft(): Draft {
  return {
    userPoolProvider: true, federated: false, federatedProviders: [], signIn: [], preferredUsername: false, caseSensitive: false,
    passwordMode: 'default', minimumLength: '8', passwordRules: passwordChoices.map((c) => c.value),
    temporaryDays: '7', mfa: 'ON', mfaMethods: ['totp'], recoveryEnabled: true, recovery: 'email', devices: 'never',
    selfRegistration: true, assisted: true, verify: 'email', keepOriginal: true, required: [], custom: [],
    emailProvider: 'cognate', sesArn: '', from: '', replyTo: '',
    smsRoleKind: 'new', smsRoleName: '', smsRoleArn: '', externalId: randomID(),
    poolName: '', domain: '', withClient: true, appType: 'public', clientName: '', secret: false,
    flows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], sessionMinutes: '3', refreshDays: '30', accessMinutes: '60', idMinutes: '60',
    preventExistenceErrors: true, revocation: true, hosted: false, callbacks: [''], logouts: [], scopes: ['openid', 'email', 'phone'],
    limitAttributes: false, read: [], write: [], tags: [],
  };
}

/** quickDraft is what "Review defaults" begins with: a name is all it lacks. */
export function quickDraft(poolName: string): Draft {
  return { ...newDraft(), poolName, signIn: ['username'], required: ['email'], mfa: 'OFF', mfaMethods: [], withClient: false };
}

function randomID(): string {
  const b = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...b].map((n) => n.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** usernames says which attributes stand for the user name: there is none. */
export function usernames(d: Draft): SignInName[] {
  return d.signIn.includes('username') ? [] : d.signIn;
}

/** implied are the attributes that earlier choices make required. */
export function implied(d: Draft): string[] {
  const names = usernames(d);
  return names.length === 1 ? names : [];
}

/** smsNeeded says that the pool sends text messages. */
export function smsNeeded(d: Draft): boolean {
  return (
    (d.mfa !== 'OFF' && d.mfaMethods.includes('sms')) ||
    (d.assisted && d.verify !== 'email') ||
    (d.recoveryEnabled && d.recovery !== 'email')
  );
}

export const standardAttributes = [
  'address', 'birthdate', 'email', 'family_name', 'gender', 'given_name', 'locale', 'middle_name', 'name', 'nickname',
  'phone_number', 'picture', 'preferred_username', 'profile', 'updated_at', 'website', 'zoneinfo',
];

/** attributes are all that a client could be let read, custom ones as the API names them. */
export function attributes(d: Draft): string[] {
  return [...standardAttributes, ...d.custom.filter((c) => c.name).map((c) => `custom:${c.name}`)];
}

export const appDefaults: Record<AppType, Partial<Draft>> = {
  public: { secret: false, flows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
  confidential: { secret: true, flows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
  other: { secret: false, flows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
};

export const flowNames: Record<string, string> = {
  ALLOW_ADMIN_USER_PASSWORD_AUTH: 'User name and password, sent by a server with administrative rights',
  ALLOW_CUSTOM_AUTH: 'Custom challenges of the pool’s own functions',
  ALLOW_USER_PASSWORD_AUTH: 'User name and password, sent by the app',
  ALLOW_USER_SRP_AUTH: 'Secure remote password: the password never leaves the app',
  ALLOW_USER_AUTH: 'Choice of first factors: password, one-time code or passkey',
  ALLOW_REFRESH_TOKEN_AUTH: 'New tokens for a refresh token',
};

export const recoveryNames: Record<Recovery, string> = {
  email: 'Email only',
  sms: 'SMS only',
  'email-sms': 'Email if available, otherwise SMS',
  'sms-email': 'SMS if available, otherwise email',
  'sms-email-mfa': 'SMS if available, otherwise email, and allow a user to reset their password via SMS if they are also using it for MFA',
};
