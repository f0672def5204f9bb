import { useEffect, useState } from 'react';
import type { ApiError } from '../api';
import { useFlash } from '../flash';
import { useUnsaved } from '../router';
import { blame, type Errors, type Names } from './blame';
import { useSubmit } from './use-submit';

export interface FormState<D> {
  draft: D;
  change: (members: Partial<D>) => void;
  dirty: boolean;
  busy: boolean;
  error: ApiError | undefined;
  errors: Errors;
  submit: () => void;
  reset: () => void;
}

interface FormOptions<D> {
  /** saved is what the fields begin with, and again when it changes. */
  saved: D;
  save: (draft: D) => Promise<void>;
  /** done is said when it worked. */
  done?: string;
  /** check finds what need not be sent. */
  check?: (draft: D) => Errors;
  names?: Names | ((draft: D) => Names);
}

/**
 * useForm keeps what somebody types until it is saved, whatever is answered, and
 * makes the console ask before it gets lost.
 */
export function useForm<D extends object>({ saved, save, done, check, names = {} }: FormOptions<D>): FormState<D> {
  const flash = useFlash();
  const text = JSON.stringify(saved);
  const [draft, setDraft] = useState(saved);
  // What was saved last, until it has been read again.
  const [sent, setSent] = useState<string>();
  const [wrong, setWrong] = useState<Errors>({});
  const { busy, error, submit, clear } = useSubmit();
  useEffect(() => {
    setDraft(JSON.parse(text) as D);
    setSent(undefined);
  }, [text]);
  const typed = JSON.stringify(draft);
  const dirty = typed !== (sent ?? text);
  useUnsaved(dirty && !busy);
  return {
    draft, dirty, busy, error,
    errors: error ? blame(error, typeof names === 'function' ? names(draft) : names) : wrong,
    change: (members) => setDraft((d) => ({ ...d, ...members })),
    submit: () => {
      const found = check?.(draft) ?? {};
      setWrong(found);
      clear();
      if (Object.values(found).some(Boolean)) return;
      submit(async () => {
        await save(draft);
        setSent(typed);
        if (done) flash.success(done);
      });
    },
    reset: () => {
      setDraft(JSON.parse(text) as D);
      setSent(undefined);
      setWrong({});
      clear();
    },
  };
}
