import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import type { ReactNode } from 'react';
import type { Loaded } from '../load';
import { Problem } from '../problem';

interface SettledProps<T> {
  loaded: Loaded<T>;
  what: string;
  children: (data: T) => ReactNode;
}

/** Settled shows what was loaded, or why it was not. */
export function Settled<T>({ loaded, what, children }: SettledProps<T>) {
  if (loaded.data === undefined) {
    if (loaded.error) return <Problem error={loaded.error} retry={loaded.reload} what={what} />;
    return <Box textAlign="center" padding="xxl"><Spinner size="large" /></Box>;
  }
  return (
    <div className="stack">
      <Problem error={loaded.error} retry={loaded.reload} what={what} />
      {children(loaded.data)}
    </div>
  );
}
