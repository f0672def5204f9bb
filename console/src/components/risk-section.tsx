import type { RiskConfigurationType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import { call } from '../api';
import { useLoad } from '../load';
import { AreaField, ChecksField, RadioField, SelectField, TextField } from './fields';
import { checkRisk, draftOf, levels, marksOf, riskOf } from './risk-draft';
import { RiskMails } from './risk-mails';
import { Section } from './section';
import { Settled } from './settled';
import { useForm } from './use-form';

interface RiskSectionProps {
  poolId: string;
  pool: UserPoolType;
  /** clientId is the app client that it is about, if not about all of the pool. */
  clientId?: string;
}

/** RiskSection says what threat protection does, where it is on. */
export function RiskSection({ poolId, pool, clientId }: RiskSectionProps) {
  const on = (pool.UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF') !== 'OFF';
  const risk = useLoad(
    async () => (on ? (await call('DescribeRiskConfiguration', { UserPoolId: poolId, ClientId: clientId })).RiskConfiguration : undefined) ?? {},
    [poolId, clientId, on],
  );
  if (!on) return null;
  return <Settled loaded={risk} what="The risk configuration could not be read">{(r) => <Risk poolId={poolId} clientId={clientId} risk={r} changed={risk.reload} />}</Settled>;
}

const takeover = [
  { value: '', label: 'Allow' },
  { value: 'MFA_IF_CONFIGURED', label: 'Ask for the second factor of those who have one' },
  { value: 'MFA_REQUIRED', label: 'Require a second factor' },
  { value: 'BLOCK', label: 'Block' },
];

function Risk({ poolId, clientId, risk, changed }: { poolId: string; clientId?: string; risk: RiskConfigurationType; changed: () => void }) {
  const form = useForm({
    saved: draftOf(risk),
    done: 'The risk configuration has been saved.',
    check: checkRisk,
    names: (d) => ({
      events: 'eventFilter', source: /sourceArn|identity/i, from: /notifyConfiguration\.from'|FROM address/, replyTo: 'replyTo',
      'block.subject': /blockEmail\.subject/, 'pass.subject': /noActionEmail\.subject/, 'mfa.subject': /mfaEmail\.subject/,
      'block.html': /blockEmail\.(html|text)/, 'pass.html': /noActionEmail\.(html|text)/, 'mfa.html': /mfaEmail\.(html|text)/,
      blocked: ['blockedIPRangeList', ...marksOf(d.blocked)], skipped: ['skippedIPRangeList', ...marksOf(d.skipped)],
    }),
    save: async (d) => {
      await call('SetRiskConfiguration', { UserPoolId: poolId, ClientId: clientId, ...riskOf(d) });
      changed();
    },
  });
  const { draft: v, change, errors } = form;
  return (
    <Section
      title="What threat protection does"
      description={clientId ? 'For this app client. What is not set here is taken from the pool.' : 'For all app clients that have no settings of their own.'}
      form={form}
    >
      <RadioField
        label="Compromised credentials"
        value={v.leaked}
        change={(leaked) => change({ leaked })}
        choices={[
          { value: 'none', label: clientId ? 'As in the pool' : 'As by default: passwords that are known to others are refused' },
          { value: 'BLOCK', label: 'Block' },
          { value: 'NO_ACTION', label: 'Allow' },
        ]}
      />
      {v.leaked !== 'none' && (
        <ChecksField
          label="When passwords are looked at"
          value={v.events}
          change={(events) => change({ events })}
          error={errors.events}
          choices={[{ value: 'SIGN_IN', label: 'Sign-in' }, { value: 'SIGN_UP', label: 'Sign-up' }, { value: 'PASSWORD_CHANGE', label: 'Password change' }]}
        />
      )}
      <FormField label="Account takeover" description="What is done where a sign-in is not like the user’s others." errorText={errors.takeover} stretch>
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
      </FormField>
      {(v.notify.length > 0 || v.source !== '') && (
        <>
          <TextField label="Sender of notifications" hint="The ARN of a verified e-mail identity." placeholder="arn:aws:ses:us-east-1:123456789012:identity/security@example.com" value={v.source} change={(source) => change({ source })} error={errors.source} />
          <TextField label="FROM address" value={v.from} change={(from) => change({ from })} error={errors.from} />
          <TextField label="REPLY-TO address" value={v.replyTo} change={(replyTo) => change({ replyTo })} error={errors.replyTo} />
          <RiskMails words={v.mails} from={v.from} errors={errors} change={(words) => change({ mails: words })} />
        </>
      )}
      <AreaField label="IP addresses that are always blocked" hint="Ranges such as 192.0.2.0/24, one a line." rows={3} value={v.blocked} change={(blocked) => change({ blocked })} error={errors.blocked} />
      <AreaField label="IP addresses that are never judged" hint="Ranges such as 198.51.100.7/32, one a line." rows={3} value={v.skipped} change={(skipped) => change({ skipped })} error={errors.skipped} />
    </Section>
  );
}
