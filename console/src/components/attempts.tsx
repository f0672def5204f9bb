import Box from '@cloudscape-design/components/box';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { Time } from '../time';

/** Attempt is one that was made to send a message. */
export interface Attempt {
  At: string;
  MS: number;
  State: string;
  Failure: string;
}

const states: Record<string, [StatusIndicatorProps.Type, string]> = {
  KEPT: ['info', 'Kept here'],
  QUEUED: ['pending', 'Waiting'],
  SENT: ['success', 'Sent'],
  FAILED: ['error', 'Failed'],
  REFUSED: ['stopped', 'Refused'],
};

/** DeliveryState is what became of a message. */
export function DeliveryState({ state }: { state: string }) {
  const [type, text] = states[state] ?? ['info', state];
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}

/** Attempts are those that were made to send a message, oldest first. */
export function Attempts({ attempts }: { attempts: Attempt[] }) {
  return (
    <Table
      variant="embedded"
      items={attempts}
      ariaLabels={{ tableLabel: 'Attempts' }}
      columnDefinitions={[
        { id: 'at', header: 'Attempt', isRowHeader: true, minWidth: 120, cell: (a) => <Time value={a.At} /> },
        { id: 'took', header: 'Took', minWidth: 80, cell: (a) => `${Math.round(a.MS)} ms` },
        { id: 'state', header: 'Result', minWidth: 100, cell: (a) => <DeliveryState state={a.State} /> },
        { id: 'failure', header: 'Error', minWidth: 200, cell: (a) => <span className="code">{a.Failure || '-'}</span> },
      ]}
      empty={<Box>No attempt was made yet.</Box>}
    />
  );
}
