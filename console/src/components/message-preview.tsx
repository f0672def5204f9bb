import Box from '@cloudscape-design/components/box';
import { useEffect, useRef, useState } from 'react';
import { own, type ApiError } from '../api';
import { asError } from '../load';
import { Problem } from '../problem';
import { harmless } from './harmless';

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

const pause = 250;

/** MessagePreview shows a message as its reader will see it. */
export function MessagePreview({ poolId, draft }: { poolId: string; draft: MessageDraft }) {
  const [reading, setReading] = useState<Reading>();
  const [error, setError] = useState<ApiError>();
  const paper = useRef<HTMLDivElement>(null);
  const text = JSON.stringify(draft);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      own<Reading>('POST', `pools/${poolId}/preview/message`, JSON.parse(text)).then(
        (r) => {
          if (!current) return;
          setReading(r);
          setError(undefined);
        },
        (e: unknown) => current && setError(asError(e)),
      );
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [poolId, text]);
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
