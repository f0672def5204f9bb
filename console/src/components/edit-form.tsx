import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { Problem } from '../problem';
import type { FormState } from './use-form';

interface EditFormProps<D> {
  form: FormState<D>;
  children: ReactNode;
  action?: string;
  /** always lets the form be sent as it began: it makes something new. */
  always?: boolean;
  cancel?: () => void;
}

/** EditForm has fields, what is wrong with them, and the buttons below. */
export function EditForm<D>({ form, children, action = 'Save changes', always, cancel }: EditFormProps<D>) {
  return (
    <form onSubmit={(e) => { e.preventDefault(); form.submit(); }} noValidate>
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {cancel ? (
              <Button formAction="none" variant="link" onClick={cancel}>Cancel</Button>
            ) : (
              <Button formAction="none" variant="link" disabled={!form.dirty || form.busy} onClick={form.reset}>Discard changes</Button>
            )}
            <Button variant="primary" formAction="submit" disabled={!always && !form.dirty} loading={form.busy}>{action}</Button>
          </SpaceBetween>
        }
      >
        <div className="stack">
          <Problem error={form.error} what="The changes were not saved" />
          {children}
        </div>
      </Form>
    </form>
  );
}
