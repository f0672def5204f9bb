import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { call } from '../../api';
import { all } from '../../components/all';
import { Collection } from '../../components/collection';
import { Settled } from '../../components/settled';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';
import { follow, href, segment } from '../../router';

export function ResourceServersPage({ poolId }: { poolId: string }) {
  const list = `/pools/${poolId}/resource-servers`;
  const servers = useLoad(
    () =>
      all(async (NextToken: string | undefined) => {
        const page = await call('ListResourceServers', { UserPoolId: poolId, MaxResults: 50, NextToken });
        return { items: page.ResourceServers, next: page.NextToken };
      }),
    [poolId],
  );
  return (
    <PoolPage poolId={poolId} title="Resource servers" description="The APIs that access tokens are for, and the scopes that they know.">
      {() => (
        <Settled loaded={servers} what="The resource servers could not be listed">
          {(items) => (
            <Collection
              title="Resource servers"
              items={items}
              search="Search resource servers"
              fields={['Name', 'Identifier']}
              empty="No resource servers."
              actions={<Button variant="primary" href={href(`${list}/-/create`)} onFollow={follow}>Create resource server</Button>}
              columns={[
                { id: 'name', minWidth: 120, header: 'Name', sortingField: 'Name', isRowHeader: true, cell: (s) => <Link href={href(`${list}/${segment(s.Identifier ?? '')}`)} onFollow={follow}>{s.Name}</Link> },
                { id: 'identifier', minWidth: 160, header: 'Identifier', sortingField: 'Identifier', cell: (s) => s.Identifier },
                { id: 'scopes', header: 'Custom scopes', cell: (s) => (s.Scopes ?? []).map((scope) => scope.ScopeName).join(', ') || '-' },
              ]}
            />
          )}
        </Settled>
      )}
    </PoolPage>
  );
}
