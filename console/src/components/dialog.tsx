import type { ReactNode } from 'react';
import { Problem } from '../problem';
import { Ask } from './ask';
import type { FormState } from './use-form';
import { useMarked } from './use-marked';

interface DialogProps<D> {
  title: string;
  action: string;
  form: FormState<D>;
  disabled?: boolean;
  size?: 'medium' | 'large';
  close: () => void;
  children: ReactNode;
}

/**
 * Dialog asks for a few things and does something with them. When that fails it
 * stays, with what was typed and what the service answered.
 */
export function Dialog<D>({ title, action, form, disabled, size, close, children }: DialogProps<D>) {
  const [fields, said] = useMarked(form);
  return (
    <Ask title={title} action={action} disabled={disabled} busy={form.busy} typed={form.dirty} size={size} go={form.submit} close={close}>
      {!said && <Problem error={form.error} />}
      <div className="stack" ref={fields}>{children}</div>
    </Ask>
  );
}
