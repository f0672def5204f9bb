import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';

interface Flash {
  success: (text: ReactNode) => void;
  error: (error: unknown, header?: string) => void;
  info: (text: ReactNode) => void;
}

const Context = createContext<{ items: FlashbarProps.MessageDefinition[]; flash: Flash } | undefined>(undefined);

let made = 0;

/** FlashProvider keeps the messages at the top of the pages. */
export function FlashProvider({ children }: { children: ReactNode }) {
  const [items, setItems] = useState<FlashbarProps.MessageDefinition[]>([]);
  const add = useCallback((type: 'success' | 'error' | 'info', content: ReactNode, header?: string) => {
    const id = `flash-${++made}`;
    const item: FlashbarProps.MessageDefinition = {
      id, type, content, header, dismissible: true, dismissLabel: 'Dismiss message',
      ariaRole: type === 'error' ? 'alert' : 'status',
      onDismiss: () => setItems((all) => all.filter((i) => i.id !== id)),
    };
    setItems((all) => [item, ...all].slice(0, 5));
  }, []);
  const flash = useMemo<Flash>(
    () => ({
      success: (text) => add('success', text),
      info: (text) => add('info', text),
      error: (error, header) => add('error', error instanceof Error ? error.message : String(error), header),
    }),
    [add],
  );
  const value = useMemo(() => ({ items, flash }), [items, flash]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

function useContextValue() {
  const value = useContext(Context);
  if (!value) throw new Error('FlashProvider is missing');
  return value;
}

/** useFlash shows messages at the top, also on the page that comes next. */
export function useFlash(): Flash {
  return useContextValue().flash;
}

export function FlashMessages() {
  const { items } = useContextValue();
  return (
    <Flashbar
      items={items}
      i18nStrings={{ ariaLabel: 'Notifications', errorIconAriaLabel: 'Error', successIconAriaLabel: 'Success', infoIconAriaLabel: 'Information' }}
    />
  );
}
