import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { EmailConfigurationType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { useFlash } from '../flash';
import { Info } from '../help/panel';
import { changePool } from '../pool-settings';
import { EditForm } from './edit-form';
import { RadioField, TextField } from './fields';
import { useForm } from './use-form';

/** EmailForm asks who mail comes from. */
export function EmailForm({ pool, reload }: { pool: UserPoolType; reload: () => void }) {
  const flash = useFlash();
  const now = pool.EmailConfiguration;
  const form = useForm({
    saved: {
      account: String(now?.EmailSendingAccount ?? 'COGNITO_DEFAULT'), source: now?.SourceArn ?? '', from: now?.From ?? '', replyTo: now?.ReplyToEmailAddress ?? '', set: now?.ConfigurationSet ?? '',
    },
    names: { source: /sourceArn|source arn|identity/i, from: /emailConfiguration\.from|\bfrom\b/i, replyTo: /replyTo/i, set: /configurationSet/i },
    save: async (d) => {
      const EmailConfiguration: EmailConfigurationType = {
        EmailSendingAccount: d.account as EmailConfigurationType['EmailSendingAccount'],
        ...(d.source.trim() && { SourceArn: d.source.trim() }),
        ...(d.from.trim() && { From: d.from.trim() }),
        ...(d.replyTo.trim() && { ReplyToEmailAddress: d.replyTo.trim() }),
        ...(d.set.trim() && { ConfigurationSet: d.set.trim() }),
      };
      await changePool(pool.Id ?? '', () => ({ EmailConfiguration }));
      flash.success('The email settings have been saved.');
      reload();
    },
  });
  const { draft, change, errors } = form;
  return (
    <EditForm form={form} action="Save email settings">
      <Container header={<Header variant="h2" info={<Info topic="email" />}>Email</Header>}>
        <div className="stack">
          <RadioField
            label="Email provider"
            value={draft.account}
            change={(account) => change({ account })}
            choices={[
              { value: 'COGNITO_DEFAULT', label: 'Send email with the server’s own sender', description: 'What the server is set up with: SMTP, a gateway, or the outbox of a development server.' },
              { value: 'DEVELOPER', label: 'Send email with Amazon SES', description: 'By the verified identity below.' },
            ]}
          />
          {draft.account === 'DEVELOPER' && <TextField label="SES identity ARN" placeholder="arn:aws:ses:us-east-1:000000000000:identity/people@example.com" value={draft.source} change={(source) => change({ source })} error={errors.source} />}
          <TextField label="FROM email address" hint="An address, or a name and an address: People <people@example.com>" value={draft.from} change={(from) => change({ from })} error={errors.from} />
          <TextField label="REPLY-TO email address" value={draft.replyTo} change={(replyTo) => change({ replyTo })} error={errors.replyTo} />
          {draft.account === 'DEVELOPER' && <TextField label="Configuration set" value={draft.set} change={(set) => change({ set })} error={errors.set} />}
        </div>
      </Container>
    </EditForm>
  );
}
