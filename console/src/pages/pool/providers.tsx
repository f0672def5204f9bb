import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { Collection } from '../../components/collection';
import { kinds } from '../../components/provider-kinds';
import { listProviders } from '../../components/providers';
import { Settled } from '../../components/settled';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';
import { follow, href, segment } from '../../router';
import { Time } from '../../time';

export function ProvidersPage({ poolId }: { poolId: string }) {
  const list = `/pools/${poolId}/providers`;
  const providers = useLoad(() => listProviders(poolId), [poolId]);
  return (
    <PoolPage poolId={poolId} title="Identity providers" description="Places outside the pool that its users may come from.">
      {() => (
        <Settled loaded={providers} what="The identity providers could not be listed">
          {(items) => (
            <Collection
              title="Identity providers"
              items={items}
              search="Search identity providers"
              fields={['ProviderName', 'ProviderType']}
              empty="No identity providers. Users sign in to the pool itself."
              actions={<Button variant="primary" href={href(`${list}/-/create`)} onFollow={follow}>Add identity provider</Button>}
              columns={[
                { id: 'name', minWidth: 120, header: 'Name', sortingField: 'ProviderName', isRowHeader: true, cell: (p) => <Link href={href(`${list}/${segment(p.ProviderName ?? '')}`)} onFollow={follow}>{p.ProviderName}</Link> },
                { id: 'type', minWidth: 120, header: 'Type', sortingField: 'ProviderType', cell: (p) => kinds.find((k) => k.type === p.ProviderType)?.label ?? p.ProviderType },
                { id: 'created', minWidth: 130, header: 'Created', cell: (p) => <Time value={p.CreationDate} /> },
                { id: 'updated', minWidth: 130, header: 'Last updated', cell: (p) => <Time value={p.LastModifiedDate} /> },
              ]}
            />
          )}
        </Settled>
      )}
    </PoolPage>
  );
}
