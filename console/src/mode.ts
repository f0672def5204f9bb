import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { useEffect, useState } from 'react';

export type Appearance = 'light' | 'dark' | 'system';

const key = 'cognate-appearance';

function stored(): Appearance {
  const value = localStorage.getItem(key);
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** useAppearance keeps the pages light or dark, as chosen or as the system is. */
export function useAppearance(): [Appearance, (a: Appearance) => void] {
  const [appearance, setAppearance] = useState(stored);
  useEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => applyMode(appearance === 'dark' || (appearance === 'system' && system.matches) ? Mode.Dark : Mode.Light);
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [appearance]);
  return [
    appearance,
    (next) => {
      localStorage.setItem(key, next);
      setAppearance(next);
    },
  ];
}
