import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useId, useRef, type ReactNode } from 'react';

interface AskProps {
  title: string;
  action: string;
  disabled?: boolean;
  busy: boolean;
  /** typed says that a click beside the dialog would lose something. */
  typed?: boolean;
  size?: 'medium' | 'large';
  go: () => void;
  close: () => void;
  children: ReactNode;
}

/** Ask stands before the page until it is answered or dismissed. */
export function Ask({ title, action, disabled, busy, typed, size = 'medium', go, close, children }: AskProps) {
  const id = useId();
  return (
    <Modal
      visible
      size={size}
      onDismiss={(e) => {
        if (typed && e.detail.reason === 'overlay') begin(document.getElementById(id));
        else close();
      }}
      closeAriaLabel="Close"
      header={title}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={close}>Cancel</Button>
            <Button variant="primary" form={id} disabled={disabled} loading={busy}>{action}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id={id} onSubmit={(e) => { e.preventDefault(); e.stopPropagation(); if (!disabled) go(); }} noValidate>
        <Fields>{children}</Fields>
      </form>
    </Modal>
  );
}

/** begin gives the focus to the first field that can be typed into, if there is one. */
function begin(at: HTMLElement | null): void {
  at?.querySelector<HTMLElement>('input:not([type="radio"], [type="checkbox"], [type="file"], :disabled), textarea:not(:disabled)')?.focus();
}

/** Fields have the focus as soon as they are there. */
function Fields({ children }: { children: ReactNode }) {
  const at = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The dialog gives it to its first button in the same moment.
    queueMicrotask(() => begin(at.current));
  }, []);
  return <div className="stack" ref={at}>{children}</div>;
}
