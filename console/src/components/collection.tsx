import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { ReactNode } from 'react';
import { Empty } from './empty';

interface CollectionProps<T> {
  title: string;
  description?: ReactNode;
  items: T[];
  loading?: boolean;
  columns: TableProps.ColumnDefinition<T>[];
  actions?: ReactNode;
  empty: string;
  /** search names what the texts of a row are searched for; none, no search. */
  search?: string;
  fields?: (keyof T & string)[];
}

/** Collection is a table that is searched, sorted and paged here. */
export function Collection<T>({ title, description, items, loading, columns, actions, empty, search, fields }: CollectionProps<T>) {
  const hook = useCollection(items, {
    filtering: {
      fields,
      empty: <Box textAlign="center" color="text-body-secondary" padding="m">{empty}</Box>,
      noMatch: <Empty title="No matches" action={<Button onClick={() => hook.actions.setFiltering('')}>Clear search</Button>} />,
    },
    pagination: { pageSize: 20 },
    sorting: {},
  });
  const count = hook.filteredItemsCount ?? 0;
  return (
    <Table
      {...hook.collectionProps}
      items={hook.items}
      columnDefinitions={columns}
      loading={loading}
      loadingText="Loading"
      enableKeyboardNavigation
      wrapLines
      ariaLabels={{ tableLabel: title }}
      header={<Header variant="h2" counter={`(${items.length})`} description={description} actions={actions}>{title}</Header>}
      filter={search && <TextFilter {...hook.filterProps} filteringPlaceholder={search} filteringAriaLabel={search} countText={`${count} ${count === 1 ? 'match' : 'matches'}`} />}
      pagination={items.length > 20 && <Pagination {...hook.paginationProps} ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Previous page', pageLabel: (n) => `Page ${n}` }} />}
    />
  );
}
