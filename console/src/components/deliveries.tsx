import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import { own } from '../api';
import { Info } from '../help/panel';
import { useLoad } from '../load';
import { Page } from '../page';
import { Problem } from '../problem';
import { at, Time } from '../time';
import { Attempts, DeliveryState, type Attempt } from './attempts';

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

function Detail({ delivery, close }: { delivery: Delivery; close: () => void }) {
  return (
    <Modal visible size="large" onDismiss={close} closeAriaLabel="Close" header={`Message to ${delivery.To}`} footer={<Box float="right"><Button onClick={close}>Close</Button></Box>}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'State', value: <DeliveryState state={delivery.State} /> },
            { label: 'From', value: delivery.From || '-' },
            { label: 'Asked for', value: at(delivery.Created) },
            { label: 'Purpose', value: delivery.Purpose || '-' },
            { label: 'Message ID', value: <span className="code">{delivery.ID}</span> },
            { label: 'User pool ID', value: delivery.PoolID },
          ]}
        />
        <Attempts attempts={delivery.Tries} />
      </SpaceBetween>
    </Modal>
  );
}

/** Deliveries shows what became of the messages of a server that sends them. */
export function Deliveries() {
  const { data, error, loading, reload } = useLoad(() => own<Delivery[]>('GET', 'deliveries'), []);
  const [open, setOpen] = useState<Delivery>();
  const { items, collectionProps, filterProps, filteredItemsCount, paginationProps, actions } = useCollection(data ?? [], {
    filtering: {
      filteringFunction: (d, text) => [d.To, d.From, d.Purpose, d.PoolID, d.ID, d.State, ...d.Tries.map((t) => t.Failure)].some((v) => v.toLowerCase().includes(text.toLowerCase())),
      empty: (
        <Box textAlign="center" padding="l">
          <Box variant="strong">No messages yet</Box>
          <Box color="text-body-secondary">What becomes of messages to users is kept for a week.</Box>
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
          wrapLines
          enableKeyboardNavigation
          ariaLabels={{ tableLabel: 'Messages' }}
          columnDefinitions={[
            { id: 'to', header: 'To', isRowHeader: true, sortingField: 'To', minWidth: 100, cell: (d) => <Button variant="inline-link" ariaLabel={`Attempts at the message to ${d.To}`} onClick={() => setOpen(d)}>{d.To}</Button> },
            { id: 'state', header: 'State', sortingField: 'State', minWidth: 105, cell: (d) => <DeliveryState state={d.State} /> },
            { id: 'created', header: 'Asked for', sortingField: 'Created', minWidth: 110, cell: (d) => <Time value={d.Created} /> },
            { id: 'medium', header: 'Kind', sortingField: 'Medium', minWidth: 80, cell: (d) => (d.Medium === 'SMS' ? 'Text' : 'Email') },
            { id: 'purpose', header: 'Purpose', sortingField: 'Purpose', minWidth: 110, cell: (d) => d.Purpose || '-' },
            { id: 'attempts', header: 'Attempts', sortingField: 'Attempts', minWidth: 100, cell: (d) => d.Attempts },
            { id: 'error', header: 'Last error', minWidth: 180, cell: (d) => d.Tries.at(-1)?.Failure || '-' },
            { id: 'from', header: 'From', sortingField: 'From', minWidth: 130, cell: (d) => d.From || '-' },
          ]}
          header={
            <Header
              variant="awsui-h1-sticky"
              info={<Info />}
              counter={data && `(${data.length})`}
              description="What became of the newest messages to users. What they said is not kept, and addresses are masked."
              actions={<Button iconName="refresh" ariaLabel="Refresh" onClick={reload} />}
            >
              Outbox
            </Header>
          }
          filter={<TextFilter {...filterProps} filteringPlaceholder="Search messages" filteringAriaLabel="Search messages" countText={`${filteredItemsCount ?? 0} ${filteredItemsCount === 1 ? 'match' : 'matches'}`} />}
          pagination={<Pagination {...paginationProps} ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Previous page', pageLabel: (n) => `Page ${n}` }} />}
        />
      </SpaceBetween>
      {open && <Detail delivery={open} close={() => setOpen(undefined)} />}
    </Page>
  );
}
