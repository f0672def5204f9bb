import type { AccountTakeoverActionType, NotifyConfigurationType, RiskConfigurationType } from '@aws-sdk/client-cognito-identity-provider';
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Spinner from '@cloudscape-design/components/spinner';
import { call } from '../api';
import { useLoad } from '../load';
import type { Part } from '../pages/pool/sign-in';
import { Problem } from '../problem';
import { useForm } from './use-form';
import { AreaField, ChecksField, RadioField, SelectField, TextField } from './fields';
import { Section } from './section';

/** RiskSection says what threat protection does, where it is on. */
export function RiskSection({ poolId, pool }: Part) {
  const on = (pool.UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF') !== 'OFF';
  const { data, error, reload } = useLoad(async () => (on ? (await call('DescribeRiskConfiguration', { UserPoolId: poolId })).RiskConfiguration : undefined), [poolId, on]);
  if (!on) return null;
  if (error) return <Problem error={error} retry={reload} what="The risk configuration could not be read" />;
  if (!data) return <Box textAlign="center"><Spinner /></Box>;
  return <Risk poolId={poolId} risk={data} changed={reload} />;
}

const levels = [['low', 'LowAction', 'Low risk'], ['medium', 'MediumAction', 'Medium risk'], ['high', 'HighAction', 'High risk']] as const;

const takeover = [
  { value: '', label: 'Allow' },
  { value: 'MFA_IF_CONFIGURED', label: 'Ask for the second factor of those who have one' },
  { value: 'MFA_REQUIRED', label: 'Require a second factor' },
  { value: 'BLOCK', label: 'Block' },
];

const addresses = (text: string) => text.split(/[\s,]+/).filter(Boolean);

/** draftOf makes of a configuration what the form begins with. */
export function draftOf(risk: RiskConfigurationType) {
  const { CompromisedCredentialsRiskConfiguration: leaked, AccountTakeoverRiskConfiguration: actions, RiskExceptionConfiguration: except } = risk;
  const n = actions?.NotifyConfiguration;
  const action = (a: AccountTakeoverActionType | undefined) => (a?.EventAction === 'NO_ACTION' ? '' : (a?.EventAction ?? '')) as string;
  return {
    leaked: (leaked?.Actions?.EventAction ?? 'none') as string,
    events: (leaked?.EventFilter ?? ['SIGN_IN', 'SIGN_UP', 'PASSWORD_CHANGE']) as string[],
    low: action(actions?.Actions?.LowAction), medium: action(actions?.Actions?.MediumAction), high: action(actions?.Actions?.HighAction),
    notify: levels.filter(([, member]) => actions?.Actions?.[member]?.Notify).map(([level]) => level as string),
    source: n?.SourceArn ?? '', from: n?.From ?? '', replyTo: n?.ReplyTo ?? '',
    blocked: (except?.BlockedIPRangeList ?? []).join('\n'), skipped: (except?.SkippedIPRangeList ?? []).join('\n'),
  };
}

/** riskOf makes of the form what the service is asked; the words of messages stay as they are. */
export function riskOf(v: ReturnType<typeof draftOf>, now: RiskConfigurationType) {
  const old = now.AccountTakeoverRiskConfiguration?.NotifyConfiguration;
  const judged = levels.filter(([level]) => v[level] !== '' || v.notify.includes(level));
  const notify: NotifyConfigurationType | undefined = v.source ? { ...old, SourceArn: v.source, From: v.from || undefined, ReplyTo: v.replyTo || undefined } : undefined;
  return {
    CompromisedCredentialsRiskConfiguration: v.leaked === 'none' ? undefined : { EventFilter: v.events as 'SIGN_IN'[], Actions: { EventAction: v.leaked as 'BLOCK' | 'NO_ACTION' } },
    AccountTakeoverRiskConfiguration:
      judged.length === 0
        ? undefined
        : {
            Actions: Object.fromEntries(judged.map(([level, member]) => [member, { EventAction: (v[level] || 'NO_ACTION') as 'BLOCK', Notify: v.notify.includes(level) }])),
            NotifyConfiguration: notify,
          },
    RiskExceptionConfiguration: v.blocked.trim() || v.skipped.trim() ? { BlockedIPRangeList: addresses(v.blocked), SkippedIPRangeList: addresses(v.skipped) } : undefined,
  };
}

function Risk({ poolId, risk, changed }: { poolId: string; risk: RiskConfigurationType; changed: () => void }) {
  const form = useForm({
    saved: draftOf(risk),
    done: 'The risk configuration has been saved.',
    names: {
      source: /sourceArn|notif|identity/i,
      from: /from'/i,
      blocked: /blockedIPRangeList|blocked ip/i,
      skipped: /skippedIPRangeList|skipped ip|ip range|cidr/i,
    },
    save: async (v) => {
      await call('SetRiskConfiguration', { UserPoolId: poolId, ...riskOf(v, risk) });
      changed();
    },
  });
  const { draft: v, change, errors } = form;
  return (
    <Section
      title="What threat protection does"
      description="For all app clients that have no settings of their own."
      form={form}
    >
      <RadioField
        label="Compromised credentials"
        value={v.leaked}
        change={(leaked) => change({ leaked })}
        choices={[
          { value: 'none', label: 'As by default: passwords that are known to others are refused' },
          { value: 'BLOCK', label: 'Block sign-in' },
          { value: 'NO_ACTION', label: 'Allow sign-in' },
        ]}
      />
      {v.leaked !== 'none' && (
        <ChecksField
          label="When passwords are looked at"
          value={v.events}
          change={(events) => change({ events })}
          choices={[{ value: 'SIGN_IN', label: 'Sign-in' }, { value: 'SIGN_UP', label: 'Sign-up' }, { value: 'PASSWORD_CHANGE', label: 'Password change' }]}
        />
      )}
      <ColumnLayout columns={3}>
        {levels.map(([level, , label]) => (
          <div key={level}>
            <SelectField label={label} choices={takeover} value={v[level]} change={(value) => change({ [level]: value })} />
            <Checkbox checked={v.notify.includes(level)} onChange={(e) => change({ notify: levels.map(([l]) => l as string).filter((l) => (l === level ? e.detail.checked : v.notify.includes(l))) })}>
              Notify the user
            </Checkbox>
          </div>
        ))}
      </ColumnLayout>
      {(v.notify.length > 0 || v.source !== '') && (
        <>
          <TextField label="Sender of notifications" hint="The ARN of a verified e-mail identity." placeholder="arn:aws:ses:us-east-1:123456789012:identity/security@example.com" value={v.source} change={(source) => change({ source })} error={errors.source} />
          <TextField label="FROM address" value={v.from} change={(from) => change({ from })} error={errors.from} />
          <TextField label="REPLY-TO address" value={v.replyTo} change={(replyTo) => change({ replyTo })} />
        </>
      )}
      <AreaField label="IP addresses that are always blocked" hint="Ranges such as 192.0.2.0/24, one a line." rows={3} value={v.blocked} change={(blocked) => change({ blocked })} error={errors.blocked} />
      <AreaField label="IP addresses that are never judged" hint="Ranges such as 198.51.100.7/32, one a line." rows={3} value={v.skipped} change={(skipped) => change({ skipped })} error={errors.skipped} />
    </Section>
  );
}
