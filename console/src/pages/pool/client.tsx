import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import { useState, type ReactNode } from 'react';
import { call } from '../../api';
import { draftOf } from '../../components/client-draft';
import { ClientSecrets } from '../../components/client-secrets';
import { ClientSessionSection } from '../../components/client-session-section';
import { describeClient } from '../../components/clients';
import { Copied } from '../../components/copy';
import { Facts } from '../../components/facts';
import { RiskSection } from '../../components/risk-section';
import { Settled } from '../../components/settled';
import { Confirm } from '../../confirm';
import { useFlash } from '../../flash';
import { Info } from '../../help/panel';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';
import { follow, href, navigate } from '../../router';
import { Time } from '../../time';

export function ClientPage({ poolId, clientId }: { poolId: string; clientId: string }) {
  const flash = useFlash();
  const client = useLoad(() => describeClient(poolId, clientId), [poolId, clientId]);
  const [deleting, setDeleting] = useState(false);
  const name = client.data?.ClientName ?? clientId;
  const list = `/pools/${poolId}/clients`;
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setDeleting(true)} disabled={!client.data}>Delete</Button>
      <Button variant="primary" href={href(`${list}/${clientId}/edit`)} onFollow={follow}>Edit</Button>
    </SpaceBetween>
  );
  return (
    <PoolPage poolId={poolId} title={name} crumbs={[{ text: 'App clients', to: list }]} actions={actions}>
      {(pool) => (
        <>
          <Settled loaded={client} what="The app client could not be read">
            {(c) => (
              <>
                <Information client={c} />
                <ClientSecrets poolId={poolId} clientId={clientId} />
                <ClientSessionSection poolId={poolId} clientId={clientId} />
                <RiskSection poolId={poolId} pool={pool} clientId={clientId} />
              </>
            )}
          </Settled>
          {deleting && (
            <Confirm
              title={`Delete app client "${name}"?`}
              word={name}
              action="Delete"
              close={() => setDeleting(false)}
              run={async () => {
                await call('DeleteUserPoolClient', { UserPoolId: poolId, ClientId: clientId });
                flash.success(`App client "${name}" has been deleted.`);
                navigate(list, { saved: true });
              }}
            >
              Applications that use it can’t sign anybody in any more. This can’t be undone.
            </Confirm>
          )}
        </>
      )}
    </PoolPage>
  );
}

function Lines({ values, none = '-' }: { values: string[] | undefined; none?: string }): ReactNode {
  if (!values?.length) return none;
  return values.map((v) => <div key={v}>{v}</div>);
}

function Information({ client }: { client: UserPoolClientType }) {
  const d = draftOf(client);
  const span = ({ count, unit }: { count: string; unit: string }) => `${count} ${count === '1' ? unit.replace(/s$/, '') : unit}`;
  return (
    <>
      <Container header={<Header variant="h2">App client information</Header>}>
        <Facts
          columns={3}
          items={[
            { label: 'App client name', value: client.ClientName },
            { label: 'Client ID', value: <Copied value={client.ClientId} name="Client ID" /> },
            { label: 'Client secret', value: client.ClientSecret ? 'This client has a secret' : 'This client has no secret' },
            { label: 'Authentication flows', value: <Lines values={client.ExplicitAuthFlows} /> },
            { label: 'Authentication flow session', value: `${d.session} minutes` },
            { label: 'Refresh token expiration', value: span(d.refresh) },
            { label: 'Access token expiration', value: span(d.access) },
            { label: 'ID token expiration', value: span(d.id) },
            { label: 'Token revocation', value: d.revocation ? 'Enabled' : 'Disabled' },
            { label: 'Refresh token rotation', value: d.rotation ? `Enabled, grace period ${d.grace} seconds` : 'Disabled' },
            { label: 'Prevent user existence errors', value: d.existence === 'ENABLED' ? 'Enabled' : 'Legacy' },
            { label: 'Created', value: <Time value={client.CreationDate} /> },
            { label: 'Last updated', value: <Time value={client.LastModifiedDate} /> },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2" info={<Info topic="loginPages" />}>Login pages</Header>}>
        <Facts
          columns={3}
          items={[
            { label: 'OAuth 2.0', value: d.oauth ? 'Enabled' : 'Disabled' },
            { label: 'OAuth 2.0 grant types', value: <Lines values={client.AllowedOAuthFlows} /> },
            { label: 'Scopes', value: <Lines values={client.AllowedOAuthScopes} /> },
            { label: 'Identity providers', value: <Lines values={client.SupportedIdentityProviders?.map((p) => (p === 'COGNITO' ? 'User pool' : p))} /> },
            { label: 'Callback URLs', value: <Lines values={client.CallbackURLs} /> },
            { label: 'Sign-out URLs', value: <Lines values={client.LogoutURLs} /> },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2" info={<Info topic="attributePermissions" />}>Attribute permissions</Header>}>
        <Facts
          columns={2}
          items={[
            { label: 'Read', value: client.ReadAttributes?.length ? client.ReadAttributes.join(', ') : 'All standard attributes' },
            { label: 'Write', value: client.WriteAttributes?.length ? client.WriteAttributes.join(', ') : 'All standard attributes' },
          ]}
        />
      </Container>
    </>
  );
}
