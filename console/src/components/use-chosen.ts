import { useState } from 'react';

/** useChosen has the row of a list that was chosen, as it is now, for as long as the list shows it. */
export function useChosen<T>(items: T[], idOf: (item: T) => string | undefined): [T | undefined, (item: T | undefined) => void] {
  const [id, setId] = useState<string>();
  return [id === undefined ? undefined : items.find((item) => idOf(item) === id), (item) => setId(item && idOf(item))];
}
