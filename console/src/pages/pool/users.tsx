import type { UserPoolType, UserType } from '@aws-sdk/client-cognito-identity-provider';
import Button from '@cloudscape-design/components/button';
import CollectionPreferences, { type CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { call } from '../../api';
import { Empty } from '../../components/empty';
import { TokenPagination } from '../../components/token-pagination';
import { useTokenPages } from '../../components/token-pages';
import { UserSearch, type Search } from '../../components/user-search';
import { UserEnabled, UserStatus } from '../../components/user-status';
import { Info } from '../../help/panel';
import { PoolPage } from '../../pool-page';
import { Problem } from '../../problem';
import { follow, href, segment, setQuery, useLocation } from '../../router';
import { Time } from '../../time';
import { attribute, filter } from '../../users';

const preferenceKey = 'cognate-users';

function columns(poolId: string): TableProps.ColumnDefinition<UserType>[] {
  const verified = (u: UserType, name: string) => (attribute(u.Attributes, name) === 'true' ? 'Yes' : 'No');
  return [
    {
      id: 'username', header: 'User name', isRowHeader: true, minWidth: 180, maxWidth: 320,
      cell: (u) => <Link href={href(`/pools/${poolId}/users/${segment(u.Username ?? '')}`)} onFollow={follow}>{u.Username}</Link>,
    },
    { id: 'email', header: 'Email address', minWidth: 180, maxWidth: 320, cell: (u) => attribute(u.Attributes, 'email') ?? '-' },
    { id: 'email-verified', header: 'Email verified', minWidth: 110, cell: (u) => verified(u, 'email_verified') },
    { id: 'phone', header: 'Phone number', minWidth: 140, cell: (u) => attribute(u.Attributes, 'phone_number') ?? '-' },
    { id: 'phone-verified', header: 'Phone verified', minWidth: 110, cell: (u) => verified(u, 'phone_number_verified') },
    { id: 'name', header: 'Name', minWidth: 140, maxWidth: 320, cell: (u) => attribute(u.Attributes, 'name') ?? '-' },
    { id: 'confirmation', header: 'Confirmation status', minWidth: 170, cell: (u) => <UserStatus status={u.UserStatus} /> },
    { id: 'status', header: 'Status', minWidth: 110, cell: (u) => <UserEnabled enabled={u.Enabled} /> },
    { id: 'created', header: 'Created time', minWidth: 140, cell: (u) => <Time value={u.UserCreateDate} /> },
    { id: 'updated', header: 'Last updated time', minWidth: 140, cell: (u) => <Time value={u.UserLastModifiedDate} /> },
  ];
}

const hidden = ['phone', 'phone-verified', 'name', 'created'];

function storedPreferences(ids: string[]): CollectionPreferencesProps.Preferences {
  try {
    const p = JSON.parse(localStorage.getItem(preferenceKey) ?? '') as CollectionPreferencesProps.Preferences;
    if (typeof p.pageSize === 'number' && Array.isArray(p.contentDisplay)) return p;
  } catch {
    // Nothing was chosen yet.
  }
  return { pageSize: 20, wrapLines: false, contentDisplay: ids.map((id) => ({ id, visible: !hidden.includes(id) })) };
}

export function UsersPage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Users" contentType="table" bare>
      {(pool) => <Users poolId={poolId} pool={pool} />}
    </PoolPage>
  );
}

function Users({ poolId, pool }: { poolId: string; pool: UserPoolType }) {
  const { query } = useLocation();
  const search: Search = {
    attribute: query.get('attribute') ?? 'username',
    operator: query.get('operator') === '=' ? '=' : '^=',
    value: query.get('value') ?? '',
  };
  const create = `/pools/${poolId}/users/-/create`;
  const all = columns(poolId);
  const [preferences, setPreferences] = useState(() => storedPreferences(all.map((c) => c.id ?? '')));
  const pages = useTokenPages<UserType>(
    async (PaginationToken) => {
      const page = await call('ListUsers', {
        UserPoolId: poolId, PaginationToken, Limit: preferences.pageSize,
        Filter: search.value ? filter(search.attribute, search.operator, search.value) : undefined,
      });
      return { items: page.Users ?? [], next: page.PaginationToken };
    },
    [poolId, search, preferences.pageSize],
  );
  const clear = () => setQuery({ attribute: '', operator: '', value: '' });
  return (
    <SpaceBetween size="l">
      <Problem error={pages.error} retry={pages.reload} what="The users could not be listed" />
      <Table
        variant="full-page"
        stickyHeader
        items={pages.items}
        trackBy="Username"
        loading={pages.loading}
        loadingText="Loading users"
        columnDefinitions={all}
        columnDisplay={preferences.contentDisplay}
        wrapLines={preferences.wrapLines}
        enableKeyboardNavigation
        ariaLabels={{ tableLabel: 'Users' }}
        empty={
          search.value
            ? <Empty title="No matches" action={<Button onClick={clear}>Clear search</Button>}>No user of this pool fits.</Empty>
            : <Empty title="No users" action={<Button href={href(create)} onFollow={follow}>Create user</Button>}>People who sign up, whom you create or whom you import are listed here.</Empty>
        }
        header={
          <Header
            variant="awsui-h1-sticky"
            info={<Info />}
            counter={`(about ${(pool.EstimatedNumberOfUsers ?? 0).toLocaleString('en')})`}
            description="The people who can sign in to your applications."
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button iconName="refresh" ariaLabel="Refresh" onClick={pages.reload} />
                <Button variant="primary" href={href(create)} onFollow={follow}>Create user</Button>
              </SpaceBetween>
            }
          >
            Users
          </Header>
        }
        filter={<UserSearch search={search} change={(s) => setQuery(s.value ? { ...s } : { attribute: s.attribute, operator: s.operator, value: '' })} />}
        pagination={<TokenPagination pages={pages} label="Pages of users" />}
        preferences={
          <CollectionPreferences
            title="Preferences"
            confirmLabel="Confirm"
            cancelLabel="Cancel"
            preferences={preferences}
            onConfirm={(e) => {
              localStorage.setItem(preferenceKey, JSON.stringify(e.detail));
              setPreferences(e.detail);
            }}
            pageSizePreference={{ title: 'Page size', options: [10, 20, 40, 60].map((value) => ({ value, label: `${value} users` })) }}
            wrapLinesPreference={{ label: 'Wrap lines', description: 'Show long values in full' }}
            contentDisplayPreference={{ title: 'Columns', options: all.map((c) => ({ id: c.id ?? '', label: String(c.header), alwaysVisible: c.id === 'username' })) }}
          />
        }
      />
    </SpaceBetween>
  );
}
