import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { useFlash } from '../flash';
import { changePool } from '../pool-settings';
import { EditForm } from './edit-form';
import { TextField } from './fields';
import { useForm } from './use-form';

/** SmsForm asks by which role text messages are sent. */
export function SmsForm({ pool, reload }: { pool: UserPoolType; reload: () => void }) {
  const flash = useFlash();
  const now = pool.SmsConfiguration;
  const form = useForm({
    saved: { role: now?.SnsCallerArn ?? '', externalId: now?.ExternalId ?? '', region: now?.SnsRegion ?? '' },
    names: { role: /snsCallerArn|role/i, externalId: 'externalId', region: /snsRegion|region/i },
    check: (d) => ({ role: (d.externalId || d.region) && !d.role.trim() ? 'Enter the ARN of the role.' : undefined }),
    save: async (d) => {
      const role = d.role.trim();
      // What else the configuration has stays as it is.
      const SmsConfiguration = role ? { ...now, SnsCallerArn: role, ExternalId: d.externalId.trim() || undefined, SnsRegion: d.region.trim() || undefined } : undefined;
      await changePool(pool.Id ?? '', () => ({ SmsConfiguration }));
      flash.success('The SMS settings have been saved.');
      reload();
    },
  });
  const { draft, change, errors } = form;
  return (
    <EditForm form={form} action="Save SMS settings">
      <Container header={<Header variant="h2">SMS</Header>}>
        <div className="stack">
          <TextField label="SMS role ARN" description="A pool that sends text messages has one; the server’s own sender does the sending." placeholder="arn:aws:iam::000000000000:role/sms" value={draft.role} change={(role) => change({ role })} error={errors.role} />
          <TextField label="External ID" value={draft.externalId} change={(externalId) => change({ externalId })} error={errors.externalId} />
          <TextField label="SNS region" value={draft.region} change={(region) => change({ region })} error={errors.region} />
        </div>
      </Container>
    </EditForm>
  );
}
