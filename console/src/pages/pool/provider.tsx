import Button from '@cloudscape-design/components/button';
import type { IdentityProviderType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { useState } from 'react';
import { call } from '../../api';
import { ProviderForm } from '../../components/provider-form';
import { Settled } from '../../components/settled';
import { Confirm } from '../../confirm';
import { useFlash } from '../../flash';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';
import { navigate } from '../../router';

const crumbs = (poolId: string) => [{ text: 'Identity providers', to: `/pools/${poolId}/providers` }];

export function ProviderCreatePage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Add identity provider" contentType="form" crumbs={crumbs(poolId)}>
      {(pool) => <ProviderForm pool={pool} />}
    </PoolPage>
  );
}

export function ProviderPage({ poolId, provider: name }: { poolId: string; provider: string }) {
  const [deleting, setDeleting] = useState(false);
  return (
    <PoolPage poolId={poolId} title={name} contentType="form" crumbs={crumbs(poolId)} actions={<Button onClick={() => setDeleting(true)}>Delete</Button>}>
      {(pool) => (
        <>
          <Existing pool={pool} name={name} />
          {deleting && <Delete poolId={poolId} name={name} close={() => setDeleting(false)} />}
        </>
      )}
    </PoolPage>
  );
}

function Existing({ pool, name }: { pool: UserPoolType; name: string }) {
  const provider = useLoad(
    async (): Promise<IdentityProviderType> => (await call('DescribeIdentityProvider', { UserPoolId: pool.Id, ProviderName: name })).IdentityProvider ?? {},
    [pool.Id, name],
  );
  return <Settled loaded={provider} what="The identity provider could not be read">{(p) => <ProviderForm pool={pool} provider={p} reload={provider.reload} />}</Settled>;
}

function Delete({ poolId, name, close }: { poolId: string; name: string; close: () => void }) {
  const flash = useFlash();
  const run = async () => {
    await call('DeleteIdentityProvider', { UserPoolId: poolId, ProviderName: name });
    flash.success(`Identity provider "${name}" has been deleted.`);
    navigate(`/pools/${poolId}/providers`, { saved: true });
  };
  return (
    <Confirm title={`Delete identity provider "${name}"?`} word={name} action="Delete" close={close} run={run}>
      Its users can’t sign in any more.
    </Confirm>
  );
}
