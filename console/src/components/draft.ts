import { useEffect, useState } from 'react';
import { useUnsaved } from '../router';

export interface Draft<T> {
  value: T;
  set: (part: Partial<T>) => void;
  dirty: boolean;
  reset: () => void;
}

/**
 * useDraft keeps what is being typed apart from what is saved, and makes the
 * console ask before it gets lost. What is saved anew replaces the draft.
 */
export function useDraft<T extends object>(saved: T): Draft<T> {
  const text = JSON.stringify(saved);
  const [value, setValue] = useState(saved);
  useEffect(() => setValue(JSON.parse(text) as T), [text]);
  const dirty = JSON.stringify(value) !== text;
  useUnsaved(dirty);
  return {
    value,
    dirty,
    set: (part) => setValue((v) => ({ ...v, ...part })),
    reset: () => setValue(JSON.parse(text) as T),
  };
}
