import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Toggle from '@cloudscape-design/components/toggle';
import { useEffect, useState } from 'react';
import { own } from '../api';
import { Attempts, DeliveryState, type Attempt } from '../components/attempts';
import { Deliveries } from '../components/deliveries';
import { MessageDetail, OutboxTable } from '../components/outbox-table';
import { useLoad } from '../load';
import { useSession } from '../session';
import { at, Time } from '../time';

interface Message {
  ID: string;
  PoolID: string;
  Medium: string;
  Purpose: string;
  To: string;
  From: string;
  Subject: string;
  Text: string;
  HTML: string;
  Code: string;
  Created: string;
  State: string;
  Tries: Attempt[];
}

const every = 2000;

function Code({ message }: { message: Message }) {
  if (!message.Code) return <>-</>;
  return <CopyToClipboard variant="inline" textToCopy={message.Code} copyButtonAriaLabel={`Copy code ${message.Code}`} copySuccessText="Code copied" copyErrorText="Code could not be copied" />;
}

/** OutboxPage shows the messages of a development server, and what became of those that others sent. */
export function OutboxPage() {
  const { Outbox } = useSession();
  return Outbox ? <Messages /> : <Deliveries />;
}

function Messages() {
  const loaded = useLoad(() => own<Message[]>('GET', 'outbox?limit=200'), []);
  const { reload } = loaded;
  const [live, setLive] = useState(true);
  const [reading, setReading] = useState<Message>();
  useEffect(() => {
    if (!live) return;
    const timer = window.setInterval(() => {
      if (!document.hidden) reload();
    }, every);
    return () => window.clearInterval(timer);
  }, [live, reload]);
  return (
    <OutboxTable
      loaded={loaded}
      description="Messages that this development server keeps instead of sending them, newest first."
      empty="Whatever this server would send to users appears here."
      texts={(m) => [m.To, m.Subject, m.Code, m.Purpose, m.PoolID, m.Text]}
      actions={<Toggle checked={live} onChange={(e) => setLive(e.detail.checked)}>Refresh automatically</Toggle>}
      columns={[
        { id: 'to', header: 'To', isRowHeader: true, sortingField: 'To', minWidth: 160, cell: (m) => m.To },
        { id: 'medium', header: 'Kind', sortingField: 'Medium', minWidth: 80, cell: (m) => (m.Medium === 'SMS' ? 'Text' : 'Email') },
        { id: 'subject', header: 'Subject', sortingField: 'Subject', minWidth: 200, cell: (m) => <Button variant="inline-link" onClick={() => setReading(m)}>{m.Subject || m.Text.slice(0, 60) || 'Open'}</Button> },
        { id: 'code', header: 'Code', minWidth: 120, cell: (m) => <Code message={m} /> },
        { id: 'state', header: 'State', sortingField: 'State', minWidth: 100, cell: (m) => <DeliveryState state={m.State} /> },
        { id: 'created', header: 'Sent', sortingField: 'Created', minWidth: 120, cell: (m) => <Time value={m.Created} /> },
      ]}
    >
      {reading && (
        <MessageDetail
          header={reading.Subject || 'Text message'}
          close={() => setReading(undefined)}
          items={[
            { label: 'To', value: reading.To },
            { label: 'From', value: reading.From || '-' },
            { label: 'Sent', value: at(reading.Created) },
            { label: 'Code', value: <Code message={reading} /> },
            { label: 'Purpose', value: reading.Purpose || '-' },
            { label: 'User pool ID', value: reading.PoolID },
            { label: 'State', value: <DeliveryState state={reading.State} /> },
          ]}
        >
          {reading.Tries.length > 0 && <Attempts attempts={reading.Tries} />}
          <div className="code">{reading.Text || reading.HTML}</div>
        </MessageDetail>
      )}
    </OutboxTable>
  );
}
