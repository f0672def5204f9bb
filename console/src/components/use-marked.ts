import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { ApiError } from '../api';

interface Judged {
  error: ApiError | undefined;
  errors: object;
}

/**
 * useMarked brings the first field that is to be mended into view, and tells
 * whether one of the fields says what the service answered.
 */
export function useMarked({ error, errors }: Judged): [fields: RefObject<HTMLDivElement | null>, said: boolean] {
  const fields = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState(false);
  const texts = JSON.stringify(Object.values(errors).filter(Boolean));
  const answer = error?.message;
  useLayoutEffect(() => {
    const [first] = JSON.parse(texts) as string[];
    setSaid(answer !== undefined && first !== undefined && Boolean(fields.current?.textContent?.includes(answer)));
    if (first === undefined) return;
    const field = fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (field) field.focus();
    else [...(fields.current?.querySelectorAll('*') ?? [])].filter((e) => e.textContent === first).pop()?.scrollIntoView({ block: 'center' });
  }, [texts, answer]);
  return [fields, said];
}
