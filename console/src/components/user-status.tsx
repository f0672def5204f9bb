import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { statusText } from '../users';

const types: Record<string, StatusIndicatorProps.Type> = {
  CONFIRMED: 'success', EXTERNAL_PROVIDER: 'success', UNCONFIRMED: 'pending', RESET_REQUIRED: 'warning',
  FORCE_CHANGE_PASSWORD: 'warning', COMPROMISED: 'error', ARCHIVED: 'stopped',
};

/** UserStatus shows how far a user's account has come. */
export function UserStatus({ status }: { status: string | undefined }) {
  return <StatusIndicator type={types[status ?? ''] ?? 'info'}>{statusText(status)}</StatusIndicator>;
}

/** UserEnabled shows whether a user may sign in. */
export function UserEnabled({ enabled }: { enabled: boolean | undefined }) {
  return enabled === false ? <StatusIndicator type="stopped">Disabled</StatusIndicator> : <StatusIndicator type="success">Enabled</StatusIndicator>;
}
