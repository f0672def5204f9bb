import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useState } from 'react';
import type { Errors } from './blame';
import { AreaField, SelectField, TextField } from './fields';
import { Mail } from './mail';
import { mails, type MailID, type RiskMail } from './risk-draft';

// What placeholders may stand for, to show how a mail reads.
const sample: Record<string, string> = {
  username: 'jane.doe', 'login-time': '2026-03-01 09:30:00 UTC', 'ip-address': '192.0.2.44', city: 'Graz', country: 'Austria',
  'device-name': 'Firefox on Windows', 'event-id': '0b2c', 'feedback-token': 'token', 'one-click-link-valid': '#', 'one-click-link-invalid': '#',
};

const filled = (text: string) => text.replace(/\{([\w-]+)\}/g, (all, name: string) => sample[name] ?? all);

interface RiskMailsProps {
  words: Record<MailID, RiskMail>;
  from: string;
  errors: Errors;
  change: (words: Record<MailID, RiskMail>) => void;
}

/** RiskMails asks what users are told of a sign-in with a risk. */
export function RiskMails({ words, from, errors, change }: RiskMailsProps) {
  const [open, setOpen] = useState<MailID>('block');
  const wrong = mails.find(({ id }) => errors[`${id}.subject`])?.id;
  const shown = wrong && !errors[`${open}.subject`] ? wrong : open;
  const mail = words[shown];
  const put = (part: Partial<RiskMail>) => change({ ...words, [shown]: { ...mail, ...part } });
  return (
    <ExpandableSection headerText="Words of the notifications" defaultExpanded={Object.values(words).some((w) => w.subject)}>
      <div className="stack">
        <SelectField label="Notification" description="Where nothing is written, the words are the service’s own." value={shown} choices={mails.map(({ id, label }) => ({ value: id, label }))} change={(id) => setOpen(id as MailID)} />
        <div className="side-by-side">
          <div className="stack">
            <TextField label="Subject of the notification" value={mail.subject} change={(subject) => put({ subject })} error={errors[`${shown}.subject`]} />
            <AreaField label="Notification (HTML)" hint="{username}, {login-time}, {device-name}, {ip-address}, {city} and {country} tell of the sign-in; {one-click-link-valid} and {one-click-link-invalid} are where the user says whose it was." rows={6} value={mail.html} change={(html) => put({ html })} error={errors[`${shown}.html`]} />
            <AreaField label="Notification (text)" hint="For readers without HTML." rows={4} value={mail.text} change={(text) => put({ text })} />
          </div>
          <div>
            <Box variant="awsui-key-label">Preview</Box>
            <Mail from={from} subject={filled(mail.subject)} html={filled(mail.html)} />
          </div>
        </div>
      </div>
    </ExpandableSection>
  );
}
