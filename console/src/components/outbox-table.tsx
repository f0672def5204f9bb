import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { ReactNode } from 'react';
import { Info } from '../help/panel';
import type { Loaded } from '../load';
import { Page } from '../page';
import { Problem } from '../problem';
import { Empty } from './empty';
import { Facts, type Fact } from './facts';

interface OutboxTableProps<M> {
  loaded: Loaded<M[]>;
  description: string;
  empty: string;
  columns: TableProps.ColumnDefinition<M>[];
  /** texts are those of a message that are searched. */
  texts: (message: M) => string[];
  wrapLines?: boolean;
  actions?: ReactNode;
  children?: ReactNode;
}

/** OutboxTable is the outbox page: messages that are searched, sorted and paged here. */
export function OutboxTable<M>({ loaded, description, empty, columns, texts, wrapLines, actions: more, children }: OutboxTableProps<M>) {
  const { data, error, loading, reload } = loaded;
  const { items, collectionProps, filterProps, filteredItemsCount, paginationProps, actions } = useCollection(data ?? [], {
    filtering: {
      filteringFunction: (m, text) => texts(m).some((t) => t.toLowerCase().includes(text.toLowerCase())),
      empty: <Empty title="No messages yet">{empty}</Empty>,
      noMatch: <Empty title="No matches" action={<Button onClick={() => actions.setFiltering('')}>Clear search</Button>} />,
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
          wrapLines={wrapLines}
          enableKeyboardNavigation
          ariaLabels={{ tableLabel: 'Messages' }}
          columnDefinitions={columns}
          header={
            <Header
              variant="awsui-h1-sticky"
              info={<Info />}
              counter={data && `(${data.length})`}
              description={description}
              actions={
                <SpaceBetween direction="horizontal" size="m" alignItems="center">
                  {more}
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
      {children}
    </Page>
  );
}

/** MessageDetail is one message: what is known of it, and what became of it. */
export function MessageDetail({ header, items, close, children }: { header: string; items: Fact[]; close: () => void; children: ReactNode }) {
  return (
    <Modal visible size="large" onDismiss={close} closeAriaLabel="Close" header={header} footer={<Box float="right"><Button onClick={close}>Close</Button></Box>}>
      <SpaceBetween size="l">
        <Facts columns={2} items={items} />
        {children}
      </SpaceBetween>
    </Modal>
  );
}
