import Box from '@cloudscape-design/components/box';
import { useEffect, useRef } from 'react';
import { Problem } from '../problem';
import { harmless } from './harmless';
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
  const paper = useRef<HTMLDivElement>(null);
  const { data: reading, error } = usePreview<Reading>(`pools/${poolId}/preview/message`, draft);
  const html = reading?.HTML;
  useEffect(() => {
    paper.current?.replaceChildren(harmless(html ?? ''));
  }, [html]);
  return (
    <div>
      <Box variant="awsui-key-label">Preview</Box>
      <Problem error={error} what="The preview could not be made" />
      <section className="mail" aria-label="Preview" aria-live="polite">
        {draft.Medium === 'EMAIL' && (
          <header>
            <div className="mail-from">{reading?.From || 'The server’s own sender'}</div>
            <strong>{reading?.Subject}</strong>
          </header>
        )}
        {draft.Medium === 'EMAIL' ? <div className="mail-body" ref={paper} /> : <div className="bubble">{reading?.Text}</div>}
      </section>
    </div>
  );
}
