// What threat protection does, as a form has it and as the service takes it.
import type { AccountTakeoverActionType, NotifyEmailType, RiskConfigurationType, SetRiskConfigurationRequest } from '@aws-sdk/client-cognito-identity-provider';

export const levels = [['low', 'LowAction', 'Low risk'], ['medium', 'MediumAction', 'Medium risk'], ['high', 'HighAction', 'High risk']] as const;

export const mails = [
  { id: 'block', member: 'BlockEmail', label: 'A sign-in was blocked' },
  { id: 'pass', member: 'NoActionEmail', label: 'A sign-in with a risk was let pass' },
  { id: 'mfa', member: 'MfaEmail', label: 'A second factor was asked for' },
] as const;

export type MailID = (typeof mails)[number]['id'];

export interface RiskMail {
  subject: string;
  html: string;
  text: string;
}

const events = ['SIGN_IN', 'SIGN_UP', 'PASSWORD_CHANGE'];

/** draftOf makes of a configuration what the form begins with. */
export function draftOf(risk: RiskConfigurationType) {
  const { CompromisedCredentialsRiskConfiguration: leaked, AccountTakeoverRiskConfiguration: takeover, RiskExceptionConfiguration: except } = risk;
  const n = takeover?.NotifyConfiguration;
  const action = (a: AccountTakeoverActionType | undefined) => (a?.EventAction === 'NO_ACTION' ? '' : (a?.EventAction ?? '')) as string;
  const mail = (m: NotifyEmailType | undefined): RiskMail => ({ subject: m?.Subject ?? '', html: m?.HtmlBody ?? '', text: m?.TextBody ?? '' });
  return {
    leaked: (leaked?.Actions?.EventAction ?? 'none') as string,
    events: (leaked?.EventFilter ?? events) as string[],
    low: action(takeover?.Actions?.LowAction), medium: action(takeover?.Actions?.MediumAction), high: action(takeover?.Actions?.HighAction),
    notify: levels.filter(([, member]) => takeover?.Actions?.[member]?.Notify).map(([level]) => level as string),
    source: n?.SourceArn ?? '', from: n?.From ?? '', replyTo: n?.ReplyTo ?? '',
    mails: { block: mail(n?.BlockEmail), pass: mail(n?.NoActionEmail), mfa: mail(n?.MfaEmail) } as Record<MailID, RiskMail>,
    blocked: (except?.BlockedIPRangeList ?? []).join('\n'), skipped: (except?.SkippedIPRangeList ?? []).join('\n'),
  };
}

export type RiskDraft = ReturnType<typeof draftOf>;

const addresses = (text: string) => text.split(/[\s,]+/).filter(Boolean);

/** marksOf are the marks of a list of ranges: the service names the range that is wrong. */
export const marksOf = (text: string): RegExp[] => addresses(text).map((a) => new RegExp(`IP range ${a.replace(/[^\w]/g, '\\$&')}\\.(\\s|$)`));

function mailOf({ subject, html, text }: RiskMail): NotifyEmailType | undefined {
  return subject || html || text ? { Subject: subject, HtmlBody: html || undefined, TextBody: text || undefined } : undefined;
}

/** riskOf makes of the form what the service is asked. */
export function riskOf(v: RiskDraft): Omit<SetRiskConfigurationRequest, 'UserPoolId'> {
  const judged = levels.filter(([level]) => v[level] !== '' || v.notify.includes(level));
  return {
    CompromisedCredentialsRiskConfiguration: v.leaked === 'none' ? undefined : { EventFilter: v.events as 'SIGN_IN'[], Actions: { EventAction: v.leaked as 'BLOCK' | 'NO_ACTION' } },
    AccountTakeoverRiskConfiguration:
      judged.length === 0
        ? undefined
        : {
            Actions: Object.fromEntries(judged.map(([level, member]) => [member, { EventAction: (v[level] || 'NO_ACTION') as 'BLOCK', Notify: v.notify.includes(level) }])),
            NotifyConfiguration: v.source
              ? { SourceArn: v.source, From: v.from || undefined, ReplyTo: v.replyTo || undefined, ...Object.fromEntries(mails.map(({ id, member }) => [member, mailOf(v.mails[id])])) }
              : undefined,
          },
    RiskExceptionConfiguration: v.blocked.trim() || v.skipped.trim() ? { BlockedIPRangeList: addresses(v.blocked), SkippedIPRangeList: addresses(v.skipped) } : undefined,
  };
}

/** checkRisk finds what need not be sent: a mail without its sender or its subject. */
export function checkRisk(v: RiskDraft): Record<string, string | undefined> {
  const judged = levels.some(([level]) => v[level] !== '' || v.notify.includes(level));
  const written = mails.filter(({ id }) => mailOf(v.mails[id]));
  return {
    events: v.leaked !== 'none' && v.events.length === 0 ? 'Choose at least one.' : undefined,
    source: written.length > 0 && !v.source ? 'The words of mails are kept with their sender: enter its ARN.' : undefined,
    takeover: v.source && !judged ? 'The sender and the words of mails are kept with what is done: choose an action for a risk.' : undefined,
    ...Object.fromEntries(written.filter(({ id }) => !v.mails[id].subject).map(({ id }) => [`${id}.subject`, 'Enter a subject.'])),
  };
}
