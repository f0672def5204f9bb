import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { useState } from 'react';
import { call, own } from '../../api';
import { describeClient, listClients } from '../../components/clients';
import { Copied, Snippet } from '../../components/copy';
import { Facts } from '../../components/facts';
import { Settled } from '../../components/settled';
import { PoolPage } from '../../pool-page';
import { planOf } from '../../pool-settings';
import { amplify, awsCLI, openID, terraform, type Addresses } from '../../components/snippets';
import { DeletePool } from '../../delete-pool';
import { useLoad } from '../../load';
import { follow, href, navigate } from '../../router';
import { Time } from '../../time';


export function OverviewPage({ poolId }: { poolId: string }) {
  const [deleting, setDeleting] = useState(false);
  return (
    <PoolPage poolId={poolId} title="Overview" actions={<Button onClick={() => setDeleting(true)}>Delete user pool</Button>}>
      {(pool) => (
        <>
          <SpaceBetween size="l">
            <Information pool={pool} />
            <Reach pool={pool} />
          </SpaceBetween>
          {deleting && (
            <DeletePool id={poolId} name={pool.Name ?? ''} close={() => setDeleting(false)} deleted={() => navigate('/pools', { saved: true })} />
          )}
        </>
      )}
    </PoolPage>
  );
}

function Information({ pool }: { pool: UserPoolType }) {
  const poolId = pool.Id ?? '';
  const clients = useLoad(() => listClients(poolId), [poolId]);
  const groups = useLoad(() => call('ListGroups', { UserPoolId: poolId, Limit: 60 }), [poolId]);
  const groupCount = groups.data && `${groups.data.Groups?.length ?? 0}${groups.data.NextToken ? '+' : ''}`;
  const locked = pool.DeletionProtection === 'ACTIVE';
  return (
    <Container header={<Header variant="h2">User pool information</Header>}>
      <Facts
        columns={3}
        items={[
          { label: 'User pool name', value: pool.Name },
          { label: 'User pool ID', value: <Copied value={pool.Id} name="User pool ID" /> },
          { label: 'ARN', value: <Copied value={pool.Arn} name="ARN" /> },
          { label: 'Estimated number of users', value: <Link href={href(`/pools/${poolId}/users`)} onFollow={follow}>{String(pool.EstimatedNumberOfUsers ?? 0)}</Link> },
          { label: 'App clients', value: <Link href={href(`/pools/${poolId}/clients`)} onFollow={follow}>{clients.data ? String(clients.data.length) : '…'}</Link> },
          { label: 'Groups', value: <Link href={href(`/pools/${poolId}/groups`)} onFollow={follow}>{groupCount ?? '…'}</Link> },
          { label: 'Feature plan', value: <Link href={href(`/pools/${poolId}/settings`)} onFollow={follow}>{planOf(pool)}</Link> },
          { label: 'Deletion protection', value: <StatusIndicator type={locked ? 'success' : 'stopped'}>{locked ? 'Active' : 'Inactive'}</StatusIndicator> },
          { label: 'Multi-factor authentication', value: { OFF: 'None', ON: 'Required', OPTIONAL: 'Optional' }[pool.MfaConfiguration ?? 'OFF'] },
          { label: 'Created', value: <Time value={pool.CreationDate} /> },
          { label: 'Last updated', value: <Time value={pool.LastModifiedDate} /> },
        ]}
      />
    </Container>
  );
}

function Reach({ pool }: { pool: UserPoolType }) {
  const addresses = useLoad(() => own<Addresses>('GET', `pools/${pool.Id}/addresses`), [pool.Id]);
  return (
    <Settled loaded={addresses} what="The pool’s addresses could not be read">
      {(at) => (
        <>
          <Container header={<Header variant="h2">Endpoints</Header>}>
            <Facts
              columns={2}
              items={[
                { label: 'Issuer', value: <Copied value={at.Issuer} name="Issuer" /> },
                { label: 'API endpoint', value: <Copied value={at.API} name="API endpoint" /> },
                { label: 'OpenID Connect discovery', value: <Copied value={at.Discovery} name="OpenID Connect discovery" /> },
                { label: 'Token signing keys', value: <Copied value={at.KeySet} name="Token signing keys" /> },
                { label: 'Login pages and OAuth 2.0 endpoints', value: <Copied value={at.Site} name="Login pages and OAuth 2.0 endpoints" /> },
                {
                  label: 'Domains',
                  value: at.Domains.length > 0 ? at.Domains.map((d) => <div key={d.Name}><Copied value={d.URL} name={`Domain ${d.Name}`} /></div>) : <Link href={href(`/pools/${pool.Id}/domain`)} onFollow={follow}>Add a domain</Link>,
                },
              ]}
            />
          </Container>
          <Configuration pool={pool} at={at} />
        </>
      )}
    </Settled>
  );
}

function Configuration({ pool, at }: { pool: UserPoolType; at: Addresses }) {
  const poolId = pool.Id ?? '';
  const clients = useLoad(() => listClients(poolId), [poolId]);
  const [chosen, setChosen] = useState<string>();
  const id = chosen ?? clients.data?.[0]?.ClientId;
  const client = useLoad(async () => (id ? describeClient(poolId, id) : undefined), [poolId, id]);
  const options = (clients.data ?? []).map((c) => ({ value: c.ClientId, label: c.ClientName, description: c.ClientId }));
  return (
    <Container header={<Header variant="h2" description="Paste these into your application or tools.">Configuration</Header>}>
      <SpaceBetween size="m">
        {options.length > 0 ? (
          <FormField label="App client">
            <Select selectedOption={options.find((o) => o.value === id) ?? null} options={options} onChange={(e) => setChosen(e.detail.selectedOption.value)} />
          </FormField>
        ) : (
          clients.data && <div>This pool has no app client yet. <Link href={href(`/pools/${poolId}/clients/create`)} onFollow={follow}>Create an app client</Link></div>
        )}
        <Tabs
          ariaLabel="Configuration"
          tabs={[
            { id: 'amplify', label: 'Amplify', content: <Snippet name="Amplify configuration" text={amplify(pool, client.data, at)} /> },
            { id: 'cli', label: 'AWS CLI', content: <Snippet name="AWS CLI configuration" text={awsCLI(pool, at)} /> },
            { id: 'terraform', label: 'Terraform', content: <Snippet name="Terraform configuration" text={terraform(pool, at)} /> },
            { id: 'oidc', label: 'OpenID Connect', content: <Snippet name="OpenID Connect configuration" text={openID(client.data, at)} /> },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}
