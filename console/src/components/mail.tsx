import { useEffect, useRef } from 'react';
import { harmless } from './harmless';

/** Mail is a mail on paper: nothing in it runs, loads or leads anywhere. */
export function Mail({ from, subject, html }: { from: string; subject: string; html: string }) {
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    paper.current?.replaceChildren(harmless(html));
  }, [html]);
  return (
    <section className="mail" aria-label="Preview" aria-live="polite">
      <header>
        <div className="mail-from">{from || 'The server’s own sender'}</div>
        <strong>{subject}</strong>
      </header>
      <div className="mail-body" ref={paper} />
    </section>
  );
}
