import { useEffect, useState } from 'react';
import { own, type ApiError } from '../api';
import { asError } from '../load';

// How long somebody stops typing before the server is asked.
const pause = 250;

/** usePreview has what the server makes of a draft, which follows the draft a little later. */
export function usePreview<T>(path: string, draft: object): { data: T | undefined; error: ApiError | undefined } {
  const [data, setData] = useState<T>();
  const [error, setError] = useState<ApiError>();
  const text = JSON.stringify(draft);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      own<T>('POST', path, JSON.parse(text)).then(
        (made) => {
          if (!current) return;
          setData(made);
          setError(undefined);
        },
        (e: unknown) => current && setError(asError(e)),
      );
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [path, text]);
  return { data, error };
}
