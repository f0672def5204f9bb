import type { GroupType } from '@aws-sdk/client-cognito-identity-provider';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { call } from '../../api';
import { DeleteGroup } from '../../components/delete-group';
import { Empty } from '../../components/empty';
import { GroupDialog } from '../../components/group-dialog';
import { TokenPagination } from '../../components/token-pagination';
import { useTokenPages } from '../../components/token-pages';
import { useChosen } from '../../components/use-chosen';
import { Info } from '../../help/panel';
import { PoolPage } from '../../pool-page';
import { Problem } from '../../problem';
import { follow, href, segment } from '../../router';
import { Time } from '../../time';

export function GroupsPage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Groups" contentType="table" bare>
      {() => <Groups poolId={poolId} />}
    </PoolPage>
  );
}

function Groups({ poolId }: { poolId: string }) {
  const [asked, setAsked] = useState<'create' | 'edit' | 'delete'>();
  const pages = useTokenPages<GroupType>(
    async (NextToken) => {
      const page = await call('ListGroups', { UserPoolId: poolId, Limit: 20, NextToken });
      return { items: page.Groups ?? [], next: page.NextToken };
    },
    [poolId],
  );
  const [selected, setSelected] = useChosen(pages.items, (g) => g.GroupName);
  const close = () => setAsked(undefined);
  const reload = () => {
    setSelected(undefined);
    pages.reload();
  };
  return (
    <SpaceBetween size="l">
      <Problem error={pages.error} retry={pages.reload} what="The groups could not be listed" />
      <Table
        variant="full-page"
        stickyHeader
        items={pages.items}
        loading={pages.loading}
        loadingText="Loading groups"
        trackBy="GroupName"
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={(e) => setSelected(e.detail.selectedItems[0])}
        enableKeyboardNavigation
        ariaLabels={{ tableLabel: 'Groups', selectionGroupLabel: 'Choose a group', itemSelectionLabel: (_, g) => g.GroupName ?? '' }}
        columnDefinitions={[
          { id: 'name', header: 'Group name', isRowHeader: true, minWidth: 140, maxWidth: 320, cell: (g) => <Link href={href(`/pools/${poolId}/groups/${segment(g.GroupName ?? '')}`)} onFollow={follow}>{g.GroupName}</Link> },
          { id: 'description', header: 'Description', minWidth: 140, maxWidth: 400, cell: (g) => g.Description ?? '-' },
          { id: 'precedence', header: 'Precedence', cell: (g) => g.Precedence ?? '-' },
          { id: 'created', header: 'Created time', minWidth: 130, cell: (g) => <Time value={g.CreationDate} /> },
          { id: 'updated', header: 'Last updated time', minWidth: 130, cell: (g) => <Time value={g.LastModifiedDate} /> },
        ]}
        empty={<Empty title="No groups" action={<Button onClick={() => setAsked('create')}>Create group</Button>}>Groups give users roles, and their tokens a claim.</Empty>}
        pagination={<TokenPagination pages={pages} label="Pages of groups" />}
        header={
          <Header
            variant="awsui-h1-sticky"
            info={<Info />}
            description="Groups of users, named in the claim cognito:groups of their tokens."
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button iconName="refresh" ariaLabel="Refresh" onClick={pages.reload} />
                <Button disabled={!selected} onClick={() => setAsked('edit')}>Edit</Button>
                <Button disabled={!selected} onClick={() => setAsked('delete')}>Delete</Button>
                <Button variant="primary" onClick={() => setAsked('create')}>Create group</Button>
              </SpaceBetween>
            }
          >
            Groups
          </Header>
        }
      />
      {asked === 'create' && <GroupDialog poolId={poolId} close={close} saved={reload} />}
      {asked === 'edit' && selected && <GroupDialog poolId={poolId} group={selected} close={close} saved={reload} />}
      {asked === 'delete' && selected && <DeleteGroup poolId={poolId} name={selected.GroupName ?? ''} close={close} deleted={() => { close(); reload(); }} />}
    </SpaceBetween>
  );
}
