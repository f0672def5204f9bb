import Box from '@cloudscape-design/components/box';
import { Problem } from '../problem';
import { Mail } from './mail';
import { usePreview } from './use-preview';

/** MessageDraft is a template that is being written. */
export interface MessageDraft {
  Medium: 'EMAIL' | 'SMS';
  Purpose: string;
  ByLink: boolean;
  Subject: string;
  Body: string;
}

interface Reading {
  From: string;
  ReplyTo: string;
  Subject: string;
  HTML: string;
  Text: string;
}

/** MessagePreview shows a message as its reader will see it. */
export function MessagePreview({ poolId, draft }: { poolId: string; draft: MessageDraft }) {
  const { data: reading, error } = usePreview<Reading>(`pools/${poolId}/preview/message`, draft);
  return (
    <div>
      <Box variant="awsui-key-label">Preview</Box>
      <Problem error={error} what="The preview could not be made" />
      {draft.Medium === 'EMAIL' ? (
        <Mail from={reading?.From ?? ''} subject={reading?.Subject ?? ''} html={reading?.HTML ?? ''} />
      ) : (
        <section className="mail" aria-label="Preview" aria-live="polite"><div className="bubble">{reading?.Text}</div></section>
      )}
    </div>
  );
}
