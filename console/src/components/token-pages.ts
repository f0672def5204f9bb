import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiError } from '../api';
import { asError } from '../load';
import { recall, remember } from '../router';

/** A Slice is one page of a list and the token of the next, if there is one. */
export interface Slice<T> {
  items: T[];
  next?: string;
}

export interface TokenPages<T> {
  items: T[];
  error: ApiError | undefined;
  loading: boolean;
  /** page counts from 1. */
  page: number;
  /** known is how many pages there are for certain; more says there are others. */
  known: number;
  more: boolean;
  open: (page: number) => void;
  reload: () => void;
}

/** Left is where in a list somebody was. */
interface Left {
  tokens: (string | undefined)[];
  page: number;
}

// How many pages are kept with an address: browsers give it little room.
const most = 500;

/**
 * useTokenPages goes through a list that the service hands out page by page,
 * each for a token of the one before. It keeps tokens, never rows: a list may
 * have a million. Whoever comes back to the address finds the page that was left.
 */
export function useTokenPages<T>(read: (token: string | undefined) => Promise<Slice<T>>, deps: unknown[]): TokenPages<T> {
  const key = JSON.stringify(deps);
  const tokens = useRef<(string | undefined)[]>([undefined]);
  const turn = useRef(0);
  const restored = useRef(false);
  const [state, setState] = useState<{ items: T[]; page: number; error?: ApiError; loading: boolean }>({ items: [], page: 1, loading: true });
  const open = useCallback(
    (page: number) => {
      const mine = ++turn.current;
      const at = Math.min(page, tokens.current.length);
      setState((s) => ({ ...s, page: at, loading: true, error: undefined }));
      read(tokens.current[at - 1]).then(
        ({ items, next }) => {
          if (mine !== turn.current) return;
          tokens.current = next ? [...tokens.current.slice(0, at), next, ...tokens.current.slice(at + 1)] : tokens.current.slice(0, at);
          setState({ items, page: at, loading: false });
          if (at > 1 || recall(key)) remember(key, { tokens: tokens.current.slice(0, most), page: Math.min(at, most) } satisfies Left);
        },
        (e: unknown) => {
          if (mine !== turn.current) return;
          if (restored.current && at > 1 && asError(e).name === 'InvalidParameterException') {
            // The tokens are from before; the list begins anew.
            restored.current = false;
            tokens.current = [undefined];
            open(1);
            return;
          }
          setState((s) => ({ ...s, items: [], loading: false, error: asError(e) }));
        },
      );
    },
    // read is new at every rendering; what it depends on is in key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [key],
  );
  useEffect(() => {
    const left = recall<Left>(key);
    tokens.current = left?.tokens ?? [undefined];
    restored.current = Boolean(left);
    setState({ items: [], page: left?.page ?? 1, loading: true });
    open(left?.page ?? 1);
    return () => void turn.current++;
  }, [open, key]);
  const known = tokens.current.length;
  return { ...state, error: state.error, known, more: known > state.page, open, reload: () => open(state.page) };
}
