import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

interface AskProps {
  title: string;
  action: string;
  disabled?: boolean;
  busy: boolean;
  size?: 'medium' | 'large';
  go: () => void;
  close: () => void;
  children: ReactNode;
}

/** Ask stands before the page until it is answered or dismissed. */
export function Ask({ title, action, disabled, busy, size = 'medium', go, close, children }: AskProps) {
  return (
    <Modal
      visible
      size={size}
      onDismiss={close}
      closeAriaLabel="Close"
      header={title}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>Cancel</Button>
            <Button variant="primary" onClick={go} disabled={disabled} loading={busy}>{action}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form onSubmit={(e) => { e.preventDefault(); if (!disabled) go(); }} noValidate>
        <div className="stack">{children}</div>
      </form>
    </Modal>
  );
}
