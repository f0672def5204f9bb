import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import Toggle from '@cloudscape-design/components/toggle';
import { useEffect, useState } from 'react';
import { own } from '../api';
import { Attempts, DeliveryState, type Attempt } from '../components/attempts';
import { Deliveries } from '../components/deliveries';
import { Info } from '../help/panel';
import { useLoad } from '../load';
import { Page } from '../page';
import { Problem } from '../problem';
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

function Reading({ message, close }: { message: Message; close: () => void }) {
  return (
    <Modal visible size="large" onDismiss={close} closeAriaLabel="Close" header={message.Subject || 'Text message'} footer={<Box float="right"><Button onClick={close}>Close</Button></Box>}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'To', value: message.To },
            { label: 'From', value: message.From || '-' },
            { label: 'Sent', value: at(message.Created) },
            { label: 'Code', value: <Code message={message} /> },
            { label: 'Purpose', value: message.Purpose || '-' },
            { label: 'User pool ID', value: message.PoolID },
            { label: 'State', value: <DeliveryState state={message.State} /> },
          ]}
        />
        {message.Tries.length > 0 && <Attempts attempts={message.Tries} />}
        <div className="code">{message.Text || message.HTML}</div>
      </SpaceBetween>
    </Modal>
  );
}

/** OutboxPage shows the messages of a development server, and what became of those that others sent. */
export function OutboxPage() {
  const { Outbox } = useSession();
  return Outbox ? <Messages /> : <Deliveries />;
}

function Messages() {
  const { data, error, loading, reload } = useLoad(() => own<Message[]>('GET', 'outbox?limit=200'), []);
  const [live, setLive] = useState(true);
  const [reading, setReading] = useState<Message>();
  useEffect(() => {
    if (!live) return;
    const timer = window.setInterval(() => {
      if (!document.hidden) reload();
    }, every);
    return () => window.clearInterval(timer);
  }, [live, reload]);
  const { items, collectionProps, filterProps, filteredItemsCount, paginationProps, actions } = useCollection(data ?? [], {
    filtering: {
      fields: ['To', 'Subject', 'Code', 'Purpose', 'PoolID', 'Text'],
      empty: (
        <Box textAlign="center" padding="l">
          <Box variant="strong">No messages yet</Box>
          <Box color="text-body-secondary">Whatever this server would send to users appears here.</Box>
        </Box>
      ),
      noMatch: (
        <Box textAlign="center" padding="l">
          <SpaceBetween size="s">
            <Box variant="strong">No matches</Box>
            <Button onClick={() => actions.setFiltering('')}>Clear search</Button>
          </SpaceBetween>
        </Box>
      ),
    },
    pagination: { pageSize: 20 },
    sorting: {},
  });
  return (
    <Page title="Outbox" contentType="table" bare>
      <SpaceBetween size="l">
        <Problem error={error} retry={reload} what="The outbox can’t be read" />
        <Table
          {...collectionProps}
          variant="full-page"
          items={items}
          loading={loading && !data}
          loadingText="Loading messages"
          enableKeyboardNavigation
          ariaLabels={{ tableLabel: 'Messages' }}
          columnDefinitions={[
            { id: 'to', header: 'To', isRowHeader: true, sortingField: 'To', minWidth: 160, cell: (m) => m.To },
            { id: 'medium', header: 'Kind', sortingField: 'Medium', minWidth: 80, cell: (m) => (m.Medium === 'SMS' ? 'Text' : 'Email') },
            { id: 'subject', header: 'Subject', sortingField: 'Subject', minWidth: 200, cell: (m) => <Button variant="inline-link" onClick={() => setReading(m)}>{m.Subject || m.Text.slice(0, 60) || 'Open'}</Button> },
            { id: 'code', header: 'Code', minWidth: 120, cell: (m) => <Code message={m} /> },
            { id: 'state', header: 'State', sortingField: 'State', minWidth: 100, cell: (m) => <DeliveryState state={m.State} /> },
            { id: 'created', header: 'Sent', sortingField: 'Created', minWidth: 120, cell: (m) => <Time value={m.Created} /> },
          ]}
          header={
            <Header
              variant="awsui-h1-sticky"
              info={<Info />}
              counter={data && `(${data.length})`}
              description="Messages that this development server keeps instead of sending them, newest first."
              actions={
                <SpaceBetween direction="horizontal" size="m" alignItems="center">
                  <Toggle checked={live} onChange={(e) => setLive(e.detail.checked)}>Refresh automatically</Toggle>
                  <Button iconName="refresh" ariaLabel="Refresh" onClick={reload} />
                </SpaceBetween>
              }
            >
              Outbox
            </Header>
          }
          filter={<TextFilter {...filterProps} filteringPlaceholder="Search messages" filteringAriaLabel="Search messages" countText={`${filteredItemsCount ?? 0} ${filteredItemsCount === 1 ? 'match' : 'matches'}`} />}
          pagination={<Pagination {...paginationProps} ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Previous page', pageLabel: (n) => `Page ${n}` }} />}
        />
      </SpaceBetween>
      {reading && <Reading message={reading} close={() => setReading(undefined)} />}
    </Page>
  );
}
