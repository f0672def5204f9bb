import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ApiError } from './api';

/** Problem shows what the service answered instead of what was asked for. */
export function Problem({ error, retry, what }: { error: ApiError | undefined; retry?: () => void; what?: string }) {
  if (!error) return null;
  const header = error.forbidden ? 'You don’t have permission for this' : error.missing ? 'This is not there, or no longer' : (what ?? 'That did not work');
  return (
    <Alert
      type={error.forbidden ? 'warning' : 'error'}
      header={header}
      statusIconAriaLabel={error.forbidden ? 'Warning' : 'Error'}
      action={retry && !error.forbidden ? <Button onClick={retry}>Try again</Button> : undefined}
    >
      {error.message}
    </Alert>
  );
}
