import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { Info } from '../help/panel';
import { changePool, type Changes } from '../pool-settings';
import { EditForm } from './edit-form';
import { RadioField, TextField } from './fields';
import { useForm } from './use-form';

/** SmsForm asks by which role text messages are sent. */
export function SmsForm({ pool, reload }: { pool: UserPoolType; reload: () => void }) {
  const now = pool.SmsConfiguration;
  const eum = now?.EumsSms;
  const form = useForm({
    saved: {
      way: eum ? 'eum' : 'sns', role: now?.SnsCallerArn ?? '', externalId: now?.ExternalId ?? '', region: now?.SnsRegion ?? '',
      caller: eum?.CallerArn ?? '', eumExternalId: eum?.ExternalId ?? '', eumRegion: eum?.Region ?? '', origin: eum?.OriginationIdentity ?? '',
      set: eum?.ConfigurationSetName ?? '', entity: eum?.InEntityId ?? '', template: eum?.InTemplateId ?? '',
    },
    done: 'The SMS settings have been saved.',
    names: {
      caller: /eumsSms\.callerArn/i, eumExternalId: /eumsSms\.externalId/i, eumRegion: /eumsSms\.region/i, origin: /originationIdentity/i, set: /configurationSetName/i,
      entity: /inEntityId/i, template: /inTemplateId/i, role: /snsCallerArn|role/i, externalId: /smsConfiguration\.externalId/i, region: /snsRegion/i,
    },
    check: (d) => ({
      role: d.way === 'sns' && (d.externalId || d.region) && !d.role.trim() ? 'Enter the ARN of the role.' : undefined,
      caller: d.way === 'eum' && !d.caller.trim() ? 'Enter the ARN of the role.' : undefined,
    }),
    save: async (d) => {
      const some = (text: string) => text.trim() || undefined;
      const sns = some(d.role) && { SnsCallerArn: some(d.role), ExternalId: some(d.externalId), SnsRegion: some(d.region) };
      const EumsSms = {
        CallerArn: some(d.caller), ExternalId: some(d.eumExternalId), Region: some(d.eumRegion), OriginationIdentity: some(d.origin),
        ConfigurationSetName: some(d.set), InEntityId: some(d.entity), InTemplateId: some(d.template),
      };
      await changePool(pool.Id ?? '', () => ({ SmsConfiguration: d.way === 'eum' ? { ...sns, EumsSms } : sns }) as Changes);
      reload();
    },
  });
  const { draft: v, change, errors } = form;
  return (
    <EditForm form={form} action="Save SMS settings">
      <Container header={<Header variant="h2" info={<Info topic="sms" />} description="A pool that sends text messages names a way; the server’s own sender does the sending.">SMS</Header>}>
        <div className="stack">
          <RadioField
            label="SMS provider"
            value={v.way}
            change={(way) => change({ way })}
            choices={[{ value: 'sns', label: 'Send text messages with Amazon SNS' }, { value: 'eum', label: 'Send text messages with AWS End User Messaging' }]}
          />
          {v.way === 'sns' ? (
            <>
              <TextField label="SMS role ARN" placeholder="arn:aws:iam::000000000000:role/sms" value={v.role} change={(role) => change({ role })} error={errors.role} />
              <TextField label="External ID" value={v.externalId} change={(externalId) => change({ externalId })} error={errors.externalId} />
              <TextField label="SNS region" value={v.region} change={(region) => change({ region })} error={errors.region} />
            </>
          ) : (
            <>
              <TextField label="End User Messaging role ARN" placeholder="arn:aws:iam::000000000000:role/sms" value={v.caller} change={(caller) => change({ caller })} error={errors.caller} />
              <TextField label="External ID" value={v.eumExternalId} change={(eumExternalId) => change({ eumExternalId })} error={errors.eumExternalId} />
              <TextField label="Region" value={v.eumRegion} change={(eumRegion) => change({ eumRegion })} error={errors.eumRegion} />
              <TextField label="Origination identity" hint="A phone number, sender ID or pool, or its ARN" value={v.origin} change={(origin) => change({ origin })} error={errors.origin} />
              <TextField label="Configuration set" value={v.set} change={(set) => change({ set })} error={errors.set} />
              <TextField label="Entity ID for India" value={v.entity} change={(entity) => change({ entity })} error={errors.entity} />
              <TextField label="Template ID for India" value={v.template} change={(template) => change({ template })} error={errors.template} />
            </>
          )}
        </div>
      </Container>
    </EditForm>
  );
}
