import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { GetUserPoolMfaConfigResponse, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { useState } from 'react';
import { call } from '../api';
import { useFlash } from '../flash';
import { Info } from '../help/panel';
import { useLoad } from '../load';
import { changePool } from '../pool-settings';
import { EditForm } from './edit-form';
import { AreaField, RadioField, SelectField, TextField } from './fields';
import { MessagePreview } from './message-preview';
import { Settled } from './settled';
import { read, settingsOf, templates, type Template, type TemplatesDraft } from './templates';
import { useForm } from './use-form';

/** TemplatesForm asks what messages say, and shows how they will read. */
export function TemplatesForm({ pool, reload }: { pool: UserPoolType; reload: () => void }) {
  const mfa = useLoad(() => call('GetUserPoolMfaConfig', { UserPoolId: pool.Id }), [pool.Id]);
  return (
    <Settled loaded={mfa} what="The settings of second factors could not be read">
      {(m) => <Editor pool={pool} mfa={m} reload={() => { reload(); mfa.reload(); }} />}
    </Settled>
  );
}

const first = templates[0] as Template;

function Editor({ pool, mfa, reload }: { pool: UserPoolType; mfa: GetUserPoolMfaConfigResponse; reload: () => void }) {
  const flash = useFlash();
  const poolId = pool.Id ?? '';
  const [open, setOpen] = useState(first);
  const saved = read(pool, mfa);
  const form = useForm<TemplatesDraft>({
    saved,
    names: {
      'code.body': /emailMessage'|emailVerificationMessage|verification message/i, 'code.subject': /emailSubject'|emailVerificationSubject/i, 'link.body': /emailMessageByLink/i,
      'link.subject': /emailSubjectByLink/i, 'codeSMS.body': /verificationMessageTemplate\.smsMessage|smsVerificationMessage/i, 'invite.body': /inviteMessageTemplate\.emailMessage|invit/i,
      'inviteSMS.body': /inviteMessageTemplate\.sMSMessage/i, 'mfaSMS.body': /smsAuthenticationMessage/i, 'mfa.body': /emailMfaConfiguration/i,
    },
    save: async (d) => {
      const { mfa: mail, ...rest } = d.words;
      const { mfa: before, ...others } = saved.words;
      if (d.byLink !== saved.byLink || JSON.stringify(rest) !== JSON.stringify(others)) await changePool(poolId, (now) => settingsOf(now, d));
      if (mail && JSON.stringify(mail) !== JSON.stringify(before)) {
        const now = await call('GetUserPoolMfaConfig', { UserPoolId: poolId });
        await call('SetUserPoolMfaConfig', { ...now, UserPoolId: poolId, EmailMfaConfiguration: mail.body || mail.subject ? { Message: mail.body || undefined, Subject: mail.subject || undefined } : undefined });
      }
      flash.success('The messages have been saved.');
      reload();
    },
  });
  const { draft, change, errors } = form;
  const words = draft.words[open.id] ?? { subject: '', body: '' };
  const put = (part: Partial<typeof words>) => change({ words: { ...draft.words, [open.id]: { ...words, ...part } } });
  return (
    <EditForm form={form} action="Save messages">
      <Container header={<Header variant="h2" info={<Info topic="templates" />} description="An empty text is the service’s own.">Message templates</Header>}>
        <div className="stack">
          <RadioField
            label="Verification of new accounts’ email addresses"
            value={draft.byLink ? 'link' : 'code'}
            change={(value) => change({ byLink: value === 'link' })}
            choices={[
              { value: 'code', label: 'Code', description: 'The user enters a code.' },
              { value: 'link', label: 'Link', description: 'The user follows a link.' },
            ]}
          />
          <SelectField label="Message" description={open.description} value={open.id} change={(id) => setOpen(templates.find((t) => t.id === id) ?? first)} choices={templates.map((t) => ({ value: t.id, label: t.label }))} />
          <div className="side-by-side">
            <div className="stack">
              {open.medium === 'EMAIL' && <TextField label="Subject" value={words.subject} change={(subject) => put({ subject })} error={errors[`${open.id}.subject`]} />}
              <AreaField label={open.medium === 'EMAIL' ? 'Message (HTML)' : 'Message'} hint={open.places} rows={8} value={words.body} change={(body) => put({ body })} error={errors[`${open.id}.body`]} />
            </div>
            <MessagePreview poolId={poolId} draft={{ Medium: open.medium, Purpose: open.purpose, ByLink: open.byLink ?? false, Subject: words.subject, Body: words.body }} />
          </div>
        </div>
      </Container>
    </EditForm>
  );
}
