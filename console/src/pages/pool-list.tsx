import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import CollectionPreferences, { type CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import type { UserPoolDescriptionType } from '@aws-sdk/client-cognito-identity-provider';
import { call } from '../api';
import { Empty } from '../components/empty';
import { DeletePool } from '../delete-pool';
import { Info } from '../help/panel';
import { useLoad } from '../load';
import { Page } from '../page';
import { Problem } from '../problem';
import { follow, href, navigate } from '../router';
import { Time } from '../time';

// More pools than this are not listed: their names can't be searched by the
// service, and nobody looks through them.
const most = 3000;

async function allPools(): Promise<UserPoolDescriptionType[]> {
  const pools: UserPoolDescriptionType[] = [];
  let NextToken: string | undefined;
  do {
    const page = await call('ListUserPools', { MaxResults: 60, NextToken });
    pools.push(...(page.UserPools ?? []));
    NextToken = page.NextToken;
  } while (NextToken && pools.length < most);
  return pools;
}

const byTime = (member: 'CreationDate' | 'LastModifiedDate') => (a: UserPoolDescriptionType, b: UserPoolDescriptionType) =>
  (a[member]?.getTime() ?? 0) - (b[member]?.getTime() ?? 0);

const columns: TableProps.ColumnDefinition<UserPoolDescriptionType>[] = [
  {
    id: 'name', header: 'User pool name', sortingField: 'Name', isRowHeader: true, minWidth: 160, maxWidth: 360,
    cell: (p) => <Link href={href(`/pools/${p.Id}`)} onFollow={follow}>{p.Name}</Link>,
  },
  { id: 'id', header: 'User pool ID', sortingField: 'Id', minWidth: 180, cell: (p) => p.Id },
  { id: 'created', header: 'Created time', sortingComparator: byTime('CreationDate'), minWidth: 140, cell: (p) => <Time value={p.CreationDate} /> },
  { id: 'updated', header: 'Last updated time', sortingComparator: byTime('LastModifiedDate'), minWidth: 140, cell: (p) => <Time value={p.LastModifiedDate} /> },
];

const preferenceKey = 'cognate-pool-list';

function storedPreferences(): CollectionPreferencesProps.Preferences {
  try {
    const p = JSON.parse(localStorage.getItem(preferenceKey) ?? '') as CollectionPreferencesProps.Preferences;
    if (typeof p.pageSize === 'number' && Array.isArray(p.contentDisplay)) return p;
  } catch {
    // Nothing was chosen yet.
  }
  return { pageSize: 20, contentDisplay: columns.map((c) => ({ id: c.id ?? '', visible: true })), wrapLines: false };
}

function CreateButton() {
  return <Button variant="primary" href={href('/pools/create')} onFollow={follow}>Create user pool</Button>;
}

export function PoolListPage() {
  const { data, error, loading, reload } = useLoad(allPools, []);
  const [preferences, setPreferences] = useState(storedPreferences);
  const [deleting, setDeleting] = useState<UserPoolDescriptionType>();
  const { items, collectionProps, filterProps, filteredItemsCount, paginationProps, actions } = useCollection(data ?? [], {
    filtering: {
      fields: ['Name', 'Id'],
      empty: <Empty title="No user pools" action={<Button href={href('/pools/create')} onFollow={follow}>Create user pool</Button>}>A user pool keeps the users of an application and signs them in.</Empty>,
      noMatch: <Empty title="No matches" action={<Button onClick={() => actions.setFiltering('')}>Clear search</Button>} />,
    },
    pagination: { pageSize: preferences.pageSize },
    sorting: { defaultState: { sortingColumn: columns[0] as TableProps.ColumnDefinition<UserPoolDescriptionType> } },
    selection: { trackBy: 'Id' },
  });
  const selected = collectionProps.selectedItems?.[0];
  return (
    <Page title="User pools" contentType="table" bare>
      <SpaceBetween size="l">
        <Problem error={error} retry={reload} what="The user pools could not be listed" />
        <Table
          {...collectionProps}
          variant="full-page"
          stickyHeader
          selectionType="single"
          items={items}
          loading={loading && !data}
          loadingText="Loading user pools"
          columnDefinitions={columns}
          columnDisplay={preferences.contentDisplay}
          wrapLines={preferences.wrapLines}
          enableKeyboardNavigation
          ariaLabels={{ tableLabel: 'User pools', selectionGroupLabel: 'Choose a user pool', itemSelectionLabel: (_, p) => p.Name ?? '' }}
          header={
            <Header
              variant="awsui-h1-sticky"
              info={<Info />}
              counter={data && `(${data.length}${data.length >= most ? '+' : ''})`}
              description="View and configure your user pools: directories of the users of your applications."
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button iconName="refresh" ariaLabel="Refresh" onClick={reload} loading={loading && Boolean(data)} />
                  <Button disabled={!selected} onClick={() => setDeleting(selected)}>Delete</Button>
                  <CreateButton />
                </SpaceBetween>
              }
            >
              User pools
            </Header>
          }
          filter={<TextFilter {...filterProps} filteringPlaceholder="Search user pools by name or ID" filteringAriaLabel="Search user pools" countText={`${filteredItemsCount ?? 0} ${filteredItemsCount === 1 ? 'match' : 'matches'}`} />}
          pagination={<Pagination {...paginationProps} ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Previous page', pageLabel: (n) => `Page ${n}` }} />}
          preferences={
            <CollectionPreferences
              title="Preferences"
              confirmLabel="Confirm"
              cancelLabel="Cancel"
              preferences={preferences}
              onConfirm={(e) => {
                const chosen = e.detail;
                localStorage.setItem(preferenceKey, JSON.stringify(chosen));
                setPreferences(chosen);
              }}
              pageSizePreference={{ title: 'Page size', options: [10, 20, 50, 100].map((value) => ({ value, label: `${value} user pools` })) }}
              wrapLinesPreference={{ label: 'Wrap lines', description: 'Show long values in full' }}
              contentDisplayPreference={{ title: 'Columns', options: columns.map((c) => ({ id: c.id ?? '', label: String(c.header), alwaysVisible: c.id === 'name' })) }}
            />
          }
        />
      </SpaceBetween>
      {deleting && (
        <DeletePool
          id={deleting.Id ?? ''}
          name={deleting.Name ?? ''}
          close={() => setDeleting(undefined)}
          deleted={() => {
            setDeleting(undefined);
            actions.setSelectedItems([]);
            reload();
            navigate('/pools', { replace: true });
          }}
        />
      )}
    </Page>
  );
}
