import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ClientSecretDescriptorType } from '@aws-sdk/client-cognito-identity-provider';
import { useState } from 'react';
import { call } from '../api';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';
import { useLoad } from '../load';
import { Problem } from '../problem';
import { Time } from '../time';
import { all } from './all';
import { describeClient } from './clients';
import { Collection } from './collection';
import { Copied } from './copy';
import { Settled } from './settled';
import { useSubmit } from './use-submit';

/** ClientSecrets shows, adds and deletes the secrets of an app client. */
export function ClientSecrets({ poolId, clientId }: { poolId: string; clientId: string }) {
  const flash = useFlash();
  const secrets = useLoad(
    () =>
      all(async (NextToken: string | undefined) => {
        const page = await call('ListUserPoolClientSecrets', { UserPoolId: poolId, ClientId: clientId, NextToken });
        return { items: page.ClientSecrets, next: page.NextToken };
      }),
    [poolId, clientId],
  );
  const [shown, setShown] = useState<string>();
  const [made, setMade] = useState<ClientSecretDescriptorType>();
  const [deleting, setDeleting] = useState<ClientSecretDescriptorType>();
  const { busy, error, submit } = useSubmit();
  const add = async () => {
    const { ClientSecretDescriptor } = await call('AddUserPoolClientSecret', { UserPoolId: poolId, ClientId: clientId });
    setMade(ClientSecretDescriptor);
    secrets.reload();
  };
  const show = async () => setShown((await describeClient(poolId, clientId)).ClientSecret ?? '');
  return (
    <Settled loaded={secrets} what="The secrets could not be listed">
      {(items) => (
        <>
          <Problem error={error} />
          {made && (
            <Alert type="success" statusIconAriaLabel="Success" header="The secret was added. Copy it now: it is not shown again." dismissible dismissAriaLabel="Dismiss" onDismiss={() => setMade(undefined)}>
              <Copied value={made.ClientSecretValue} name="New client secret" />
            </Alert>
          )}
          {shown !== undefined && (
            <Alert statusIconAriaLabel="Information" header="Client secret" dismissible dismissAriaLabel="Hide" onDismiss={() => setShown(undefined)}>
              <Copied value={shown} name="Client secret" />
            </Alert>
          )}
          <Collection
            title="Client secrets"
            description="With a second secret an application changes over without a break: add it, put it in place everywhere, delete the first."
            items={items}
            empty="This client has no secret."
            actions={
              items.length > 0 && (
                <SpaceBetween direction="horizontal" size="xs">
                  <Button onClick={() => submit(show)} disabled={busy}>Show secret</Button>
                  <Button onClick={() => submit(add)} disabled={busy || items.length > 1}>Add secret</Button>
                </SpaceBetween>
              )
            }
            columns={[
              { id: 'id', header: 'Secret ID', isRowHeader: true, cell: (s) => s.ClientSecretId },
              { id: 'created', header: 'Created', cell: (s) => <Time value={s.ClientSecretCreateDate} /> },
              { id: 'delete', header: 'Actions', cell: (s) => <Button variant="inline-link" ariaLabel={`Delete secret ${s.ClientSecretId}`} disabled={items.length < 2} onClick={() => setDeleting(s)}>Delete</Button> },
            ]}
          />
          {deleting && (
            <Confirm
              title="Delete this client secret?"
              action="Delete"
              close={() => setDeleting(undefined)}
              run={async () => {
                await call('DeleteUserPoolClientSecret', { UserPoolId: poolId, ClientId: clientId, ClientSecretId: deleting.ClientSecretId });
                flash.success('The client secret has been deleted.');
                setDeleting(undefined);
                secrets.reload();
              }}
            >
              Applications that still use {deleting.ClientSecretId} can’t call the pool any more.
            </Confirm>
          )}
        </>
      )}
    </Settled>
  );
}
