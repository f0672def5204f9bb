import { useEffect, useState } from 'react';
import type { ApiError } from '../api';
import { asError } from '../load';
import { useUnsaved } from '../router';

export type Errors = Record<string, string | undefined>;

/** Names says which field an answer is about: the field, and what the service calls it. */
export type Names = Record<string, string | RegExp>;

/**
 * blame returns the text of an exception at the fields that it names. The
 * service quotes members with a path, or begins with their names.
 */
export function blame(error: ApiError, names: Names): Errors {
  const quoted = [...error.message.matchAll(/ at '([\w.]+)'/g)].map((m) => (m[1] ?? '').toLowerCase());
  const found: Errors = {};
  for (const [field, name] of Object.entries(names)) {
    const hit =
      name instanceof RegExp
        ? name.test(error.message)
        : quoted.some((path) => path.split('.').includes(name.toLowerCase())) || (quoted.length === 0 && new RegExp(`\\b${name}\\b`, 'i').test(error.message));
    if (hit) found[field] = error.message;
  }
  return found;
}

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
  /** saved is what the fields begin with, and again after it was saved. */
  saved: D;
  save: (draft: D) => Promise<void>;
  /** check finds what need not be sent. */
  check?: (draft: D) => Errors;
  names?: Names;
}

/** useForm keeps what somebody types until it is saved, whatever is answered. */
export function useForm<D extends object>({ saved, save, check, names = {} }: FormOptions<D>): FormState<D> {
  const text = JSON.stringify(saved);
  const [draft, setDraft] = useState(saved);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const [errors, setErrors] = useState<Errors>({});
  useEffect(() => setDraft(JSON.parse(text) as D), [text]);
  const dirty = JSON.stringify(draft) !== text;
  useUnsaved(dirty && !busy);
  const submit = () => {
    const wrong = check?.(draft) ?? {};
    const wanting = Object.values(wrong).some(Boolean);
    setErrors(wrong);
    setError(undefined);
    if (wanting || busy) return;
    setBusy(true);
    save(draft)
      .catch((e: unknown) => {
        const answered = asError(e);
        setError(answered);
        setErrors(blame(answered, names));
      })
      .finally(() => setBusy(false));
  };
  return {
    draft, dirty, busy, error, errors, submit,
    change: (members) => setDraft((d) => ({ ...d, ...members })),
    reset: () => {
      setDraft(JSON.parse(text) as D);
      setError(undefined);
      setErrors({});
    },
  };
}
