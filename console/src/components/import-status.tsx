import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { UserImportJobType } from '@aws-sdk/client-cognito-identity-provider';

const types: Record<string, StatusIndicatorProps.Type> = {
  Created: 'pending', Pending: 'pending', InProgress: 'in-progress', Stopping: 'in-progress', Expired: 'stopped', Stopped: 'stopped', Failed: 'error', Succeeded: 'success',
};

const texts: Record<string, string> = { Created: 'Waiting for its file', InProgress: 'In progress' };

/** ImportStatus shows how far an import job is. */
export function ImportStatus({ job }: { job: UserImportJobType }) {
  const status = job.Status ?? '';
  return <StatusIndicator type={types[status] ?? 'info'}>{texts[status] ?? status}</StatusIndicator>;
}

/** running says that a job works by itself, so that there is news to come. */
export const running = (job: UserImportJobType) => ['Pending', 'InProgress', 'Stopping'].includes(job.Status ?? '');
