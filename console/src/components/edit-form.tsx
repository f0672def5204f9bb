import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { Problem } from '../problem';
import type { FormState } from './use-form';
import { useMarked } from './use-marked';

interface EditFormProps<D> {
  form: FormState<D>;
  children: ReactNode;
  action?: string;
  /** what is said above what the service answered. */
  what?: string;
  /** always lets the form be sent as it began: it makes something new. */
  always?: boolean;
  cancel?: () => void;
}

/** EditForm is a page's fields, what is wrong with them, and the buttons below. */
export function EditForm<D>({ form, children, action = 'Save changes', what = 'The changes were not saved', always, cancel }: EditFormProps<D>) {
  const [fields, said] = useMarked(form);
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
          {!said && <Problem error={form.error} what={what} />}
          <div className="stack" ref={fields}>{children}</div>
        </div>
      </Form>
    </form>
  );
}
