import { useState } from 'react';
import type { ApiError } from '../api';
import { asError } from '../load';

export interface Submit {
  busy: boolean;
  error: ApiError | undefined;
  /** submit does what was asked for, once at a time, and keeps why it failed. */
  submit: (run: () => Promise<void>) => void;
  /** clear forgets why it failed. */
  clear: () => void;
}

/** useSubmit does something that takes a while and may fail. */
export function useSubmit(): Submit {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const submit = (run: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    run().catch((e: unknown) => setError(asError(e))).finally(() => setBusy(false));
  };
  return { busy, error, submit, clear: () => setError(undefined) };
}
