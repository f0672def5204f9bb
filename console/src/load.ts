import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from './api';

export interface Loaded<T> {
  data: T | undefined;
  error: ApiError | undefined;
  loading: boolean;
  reload: () => void;
}

/** asError makes an ApiError of whatever was thrown. */
export function asError(e: unknown): ApiError {
  return e instanceof ApiError ? e : new ApiError('ConsoleError', e instanceof Error ? e.message : String(e), 0);
}

/**
 * useLoad calls f when the page opens and whenever one of deps changes, and
 * again on reload, until when what was there stays.
 */
export function useLoad<T>(f: () => Promise<T>, deps: unknown[]): Loaded<T> {
  const [state, setState] = useState<{ data?: T; error?: ApiError; loading: boolean }>({ loading: true });
  const latest = useRef(0);
  const run = useCallback(() => {
    const turn = ++latest.current;
    setState((s) => ({ ...s, loading: true }));
    f().then(
      (data) => turn === latest.current && setState({ data, loading: false }),
      (e: unknown) => turn === latest.current && setState((s) => ({ data: s.data, error: asError(e), loading: false })),
    );
    // f is new at every rendering; what it depends on is in deps.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, deps);
  useEffect(() => {
    setState({ loading: true });
    run();
    return () => void latest.current++;
  }, [run]);
  return { data: state.data, error: state.error, loading: state.loading, reload: run };
}
