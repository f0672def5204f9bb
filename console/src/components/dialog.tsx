import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type ReactNode } from 'react';
import type { ApiError } from '../api';
import { asError } from '../load';
import { Problem } from '../problem';

interface DialogProps {
  title: string;
  action: string;
  disabled?: boolean;
  size?: 'medium' | 'large';
  run: () => Promise<void>;
  close: () => void;
  /** owns says that a field shows the error beside itself. */
  owns?: (error: ApiError) => boolean;
  children: (error: ApiError | undefined) => ReactNode;
}

/**
 * Dialog asks for a few things and does something with them. When that fails it
 * stays, with what was typed and what the service answered.
 */
export function Dialog({ title, action, disabled, size = 'medium', run, close, owns, children }: DialogProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const go = () => {
    if (busy || disabled) return;
    setBusy(true);
    setError(undefined);
    run().then(close, (e: unknown) => {
      setError(asError(e));
      setBusy(false);
    });
  };
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
      <form onSubmit={(e) => { e.preventDefault(); go(); }}>
        <div className="stack">
          {!(error && owns?.(error)) && <Problem error={error} />}
          {children(error)}
        </div>
      </form>
    </Modal>
  );
}
