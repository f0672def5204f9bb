import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { listClients } from '../../components/clients';
import { Collection } from '../../components/collection';
import { Settled } from '../../components/settled';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';
import { follow, href } from '../../router';

export function ClientsPage({ poolId }: { poolId: string }) {
  const clients = useLoad(() => listClients(poolId), [poolId]);
  return (
    <PoolPage poolId={poolId} title="App clients" description="The applications that sign users in.">
      {() => (
        <Settled loaded={clients} what="The app clients could not be listed">
          {(items) => (
            <Collection
              title="App clients"
              items={items}
              search="Search app clients"
              fields={['ClientName', 'ClientId']}
              empty="No app clients. An application needs one to sign users in."
              actions={<Button variant="primary" href={href(`/pools/${poolId}/clients/create`)} onFollow={follow}>Create app client</Button>}
              columns={[
                { id: 'name', minWidth: 130, header: 'App client name', sortingField: 'ClientName', isRowHeader: true, cell: (c) => <Link href={href(`/pools/${poolId}/clients/${c.ClientId}`)} onFollow={follow}>{c.ClientName}</Link> },
                { id: 'id', header: 'Client ID', sortingField: 'ClientId', cell: (c) => c.ClientId },
              ]}
            />
          )}
        </Settled>
      )}
    </PoolPage>
  );
}
