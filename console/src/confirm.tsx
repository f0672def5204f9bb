import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState, type ReactNode } from 'react';
import { Ask } from './components/ask';
import { useSubmit } from './components/use-submit';
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
  const { busy, error, submit } = useSubmit();
  return (
    <Ask title={title} action={action} disabled={word !== undefined && typed !== word} busy={busy} typed={typed !== ''} go={() => submit(run)} close={close}>
      <Problem error={error} />
      <div>{children}</div>
      {word !== undefined && (
        <FormField label={<>To confirm, enter <b>{word}</b></>}>
          <Input value={typed} onChange={(e) => setTyped(e.detail.value)} autoComplete={false} spellcheck={false} placeholder={word} />
        </FormField>
      )}
    </Ask>
  );
}
