import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type ReactNode } from 'react';
import type { ApiError } from './api';
import { asError } from './load';
import { Problem } from './problem';

interface ConfirmProps {
  title: string;
  children: ReactNode;
  /** word has to be typed before the button can be pressed. */
  word?: string;
  action: string;
  run: () => Promise<void>;
  close: () => void;
}

/** Confirm asks before something is done that can't be undone. */
export function Confirm({ title, children, word, action, run, close }: ConfirmProps) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const ready = word === undefined || typed === word;
  const go = () => {
    if (!ready || busy) return;
    setBusy(true);
    setError(undefined);
    run().catch((e: unknown) => {
      setError(asError(e));
      setBusy(false);
    });
  };
  return (
    <Modal
      visible
      onDismiss={close}
      closeAriaLabel="Close"
      header={title}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>Cancel</Button>
            <Button variant="primary" onClick={go} disabled={!ready} loading={busy}>{action}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Problem error={error} />
        <div>{children}</div>
        {word !== undefined && (
          <form onSubmit={(e) => { e.preventDefault(); go(); }}>
            <FormField label={<>To confirm, enter <b>{word}</b></>}>
              <Input value={typed} onChange={(e) => setTyped(e.detail.value)} autoComplete={false} spellcheck={false} placeholder={word} />
            </FormField>
          </form>
        )}
      </SpaceBetween>
    </Modal>
  );
}
