import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { own } from '../api';
import { useLoad } from '../load';
import { at, Time } from '../time';
import { Attempts, DeliveryState, type Attempt } from './attempts';
import { MessageDetail, OutboxTable } from './outbox-table';

/** Delivery is what is known of a message that a server sent, or tried to. */
interface Delivery {
  ID: string;
  PoolID: string;
  Medium: string;
  Purpose: string;
  To: string;
  From: string;
  Created: string;
  State: string;
  Attempts: number;
  Tries: Attempt[];
}

/** Deliveries shows what became of the messages of a server that sends them. */
export function Deliveries() {
  const loaded = useLoad(() => own<Delivery[]>('GET', 'deliveries'), []);
  const [open, setOpen] = useState<Delivery>();
  return (
    <OutboxTable
      loaded={loaded}
      description="What became of the newest messages to users. What they said is not kept, and addresses are masked."
      empty="What becomes of messages to users is kept for a week."
      wrapLines
      texts={(d) => [d.To, d.From, d.Purpose, d.PoolID, d.ID, d.State, ...d.Tries.map((t) => t.Failure)]}
      columns={[
        { id: 'to', header: 'To', isRowHeader: true, sortingField: 'To', minWidth: 100, cell: (d) => <Button variant="inline-link" ariaLabel={`Attempts at the message to ${d.To}`} onClick={() => setOpen(d)}>{d.To}</Button> },
        { id: 'state', header: 'State', sortingField: 'State', minWidth: 105, cell: (d) => <DeliveryState state={d.State} /> },
        { id: 'created', header: 'Asked for', sortingField: 'Created', minWidth: 110, cell: (d) => <Time value={d.Created} /> },
        { id: 'medium', header: 'Kind', sortingField: 'Medium', minWidth: 80, cell: (d) => (d.Medium === 'SMS' ? 'Text' : 'Email') },
        { id: 'purpose', header: 'Purpose', sortingField: 'Purpose', minWidth: 110, cell: (d) => d.Purpose || '-' },
        { id: 'attempts', header: 'Attempts', sortingField: 'Attempts', minWidth: 100, cell: (d) => d.Attempts },
        { id: 'error', header: 'Last error', minWidth: 180, cell: (d) => d.Tries.at(-1)?.Failure || '-' },
        { id: 'from', header: 'From', sortingField: 'From', minWidth: 130, cell: (d) => <span className="address">{d.From || '-'}</span> },
      ]}
    >
      {open && (
        <MessageDetail
          header={`Message to ${open.To}`}
          close={() => setOpen(undefined)}
          items={[
            { label: 'State', value: <DeliveryState state={open.State} /> },
            { label: 'From', value: open.From || '-' },
            { label: 'Asked for', value: at(open.Created) },
            { label: 'Purpose', value: open.Purpose || '-' },
            { label: 'Message ID', value: <span className="code">{open.ID}</span> },
            { label: 'User pool ID', value: open.PoolID },
          ]}
        >
          <Attempts attempts={open.Tries} />
        </MessageDetail>
      )}
    </OutboxTable>
  );
}
