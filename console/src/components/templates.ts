// The templates of a pool's messages, and where the service keeps them.
import type { GetUserPoolMfaConfigResponse, UpdateUserPoolRequest, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';

export interface Template {
  id: string;
  label: string;
  description: string;
  medium: 'EMAIL' | 'SMS';
  purpose: string;
  byLink?: boolean;
  /** places are the placeholders that the text must or may have. */
  places: string;
}

export const templates: Template[] = [
  { id: 'code', label: 'Verification email with a code', description: 'Sent at sign-up, for a new address and for a forgotten password.', medium: 'EMAIL', purpose: 'SignUp', places: '{####} is the code' },
  { id: 'link', label: 'Verification email with a link', description: 'Sent at sign-up where addresses are verified by link.', medium: 'EMAIL', purpose: 'SignUp', byLink: true, places: '{##Verify Email##} is the link, with your words between the marks' },
  { id: 'codeSMS', label: 'Verification text message', description: 'Sent at sign-up, for a new number and for a forgotten password.', medium: 'SMS', purpose: 'SignUp', places: '{####} is the code' },
  { id: 'invite', label: 'Invitation email', description: 'Sent when an administrator makes a user.', medium: 'EMAIL', purpose: 'AdminCreateUser', places: '{username} is the user name, {####} the temporary password' },
  { id: 'inviteSMS', label: 'Invitation text message', description: 'Sent when an administrator makes a user.', medium: 'SMS', purpose: 'AdminCreateUser', places: '{username} is the user name, {####} the temporary password' },
  { id: 'mfa', label: 'Authentication email', description: 'The second factor, or the one-time password, by mail.', medium: 'EMAIL', purpose: 'Authentication', places: '{####} is the code' },
  { id: 'mfaSMS', label: 'Authentication text message', description: 'The second factor, or the one-time password, by text message.', medium: 'SMS', purpose: 'Authentication', places: '{####} is the code' },
];

export interface Words {
  subject: string;
  body: string;
}

export interface TemplatesDraft {
  byLink: boolean;
  words: Record<string, Words>;
}

/** read returns the templates of a pool; empty ones are the service's. */
export function read(pool: UserPoolType, mfa: GetUserPoolMfaConfigResponse): TemplatesDraft {
  const v = pool.VerificationMessageTemplate;
  const invite = pool.AdminCreateUserConfig?.InviteMessageTemplate;
  const words = (body?: string, subject?: string): Words => ({ subject: subject ?? '', body: body ?? '' });
  return {
    byLink: v?.DefaultEmailOption === 'CONFIRM_WITH_LINK',
    words: {
      code: words(v?.EmailMessage ?? pool.EmailVerificationMessage, v?.EmailSubject ?? pool.EmailVerificationSubject),
      link: words(v?.EmailMessageByLink, v?.EmailSubjectByLink),
      codeSMS: words(v?.SmsMessage ?? pool.SmsVerificationMessage),
      invite: words(invite?.EmailMessage, invite?.EmailSubject),
      inviteSMS: words(invite?.SMSMessage),
      mfa: words(mfa.EmailMfaConfiguration?.Message, mfa.EmailMfaConfiguration?.Subject),
      mfaSMS: words(pool.SmsAuthenticationMessage ?? mfa.SmsMfaConfiguration?.SmsAuthenticationMessage),
    },
  };
}

/** settingsOf are the settings of a pool that have these templates. */
export function settingsOf(now: UserPoolType, d: TemplatesDraft): Omit<UpdateUserPoolRequest, 'UserPoolId'> {
  const of = (id: string) => d.words[id] ?? { subject: '', body: '' };
  const some = (text: string) => text || undefined;
  const invite = { EmailSubject: some(of('invite').subject), EmailMessage: some(of('invite').body), SMSMessage: some(of('inviteSMS').body) };
  return {
    EmailVerificationMessage: undefined,
    EmailVerificationSubject: undefined,
    SmsVerificationMessage: undefined,
    VerificationMessageTemplate: {
      DefaultEmailOption: d.byLink ? 'CONFIRM_WITH_LINK' : 'CONFIRM_WITH_CODE',
      EmailSubject: some(of('code').subject), EmailMessage: some(of('code').body),
      EmailSubjectByLink: some(of('link').subject), EmailMessageByLink: some(of('link').body),
      SmsMessage: some(of('codeSMS').body),
    },
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: now.AdminCreateUserConfig?.AllowAdminCreateUserOnly,
      InviteMessageTemplate: Object.values(invite).some(Boolean) ? invite : undefined,
    },
    SmsAuthenticationMessage: some(of('mfaSMS').body),
  };
}
