import type { UserPoolReplicaType } from '@aws-sdk/client-cognito-identity-provider';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TagEditor, { type TagEditorProps } from '@cloudscape-design/components/tag-editor';
import { useState } from 'react';
import { call } from '../api';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';
import { useLoad } from '../load';
import { all } from './all';
import { Collection } from './collection';
import { Dialog } from './dialog';
import { TextField } from './fields';
import { Settled } from './settled';
import { useForm } from './use-form';

/** Replicas lists the regions of a pool besides its own. */
export function Replicas({ poolId }: { poolId: string }) {
  const flash = useFlash();
  const replicas = useLoad(
    () =>
      all(async (NextToken: string | undefined) => {
        const page = await call('ListUserPoolReplicas', { UserPoolId: poolId, NextToken });
        return { items: page.UserPoolReplicas, next: page.NextToken };
      }),
    [poolId],
  );
  const [adding, setAdding] = useState(false);
  const [asked, setAsked] = useState<{ act: 'switch' | 'delete'; replica: UserPoolReplicaType }>();
  const close = () => setAsked(undefined);
  const name = asked?.replica.RegionName ?? '';
  const next = asked?.replica.Status === 'ACTIVE' ? 'INACTIVE' : 'ACTIVE';
  return (
    <Settled loaded={replicas} what="The replicas could not be listed">
      {(items) => (
        <>
          <Collection
            title="Regions"
            description="A replica is a second region by whose name the pool is found. There is one database behind all of them."
            items={items}
            empty="The pool is in its own region only."
            actions={<Button onClick={() => setAdding(true)}>Add replica</Button>}
            columns={[
              { id: 'region', header: 'Region', isRowHeader: true, cell: (r) => r.RegionName },
              { id: 'role', header: 'Role', cell: (r) => (r.Role === 'PRIMARY' ? 'Primary' : 'Secondary') },
              { id: 'status', header: 'Status', cell: (r) => (r.Status === 'ACTIVE' ? 'Active' : r.Status === 'INACTIVE' ? 'Inactive' : r.Status) },
              { id: 'arn', header: 'ARN', cell: (r) => r.UserPoolArn ?? '-' },
              {
                id: 'actions', header: 'Actions',
                cell: (r) => r.Role !== 'PRIMARY' && (
                  <SpaceBetween direction="horizontal" size="xs">
                    <Button variant="inline-link" ariaLabel={`${r.Status === 'ACTIVE' ? 'Deactivate' : 'Activate'} ${r.RegionName}`} onClick={() => setAsked({ act: 'switch', replica: r })}>{r.Status === 'ACTIVE' ? 'Deactivate' : 'Activate'}</Button>
                    <Button variant="inline-link" ariaLabel={`Delete ${r.RegionName}`} onClick={() => setAsked({ act: 'delete', replica: r })}>Delete</Button>
                  </SpaceBetween>
                ),
              },
            ]}
          />
          {adding && <Add poolId={poolId} close={() => setAdding(false)} added={replicas.reload} />}
          {asked?.act === 'switch' && (
            <Confirm
              title={next === 'ACTIVE' ? 'Activate this replica?' : 'Deactivate this replica?'}
              action={next === 'ACTIVE' ? 'Activate' : 'Deactivate'}
              close={close}
              run={async () => {
                await call('UpdateUserPoolReplica', { UserPoolId: poolId, RegionName: name, Status: next });
                flash.success(`The replica in ${name} is ${next === 'ACTIVE' ? 'active' : 'inactive'}.`);
                close();
                replicas.reload();
              }}
            >
              {name}. The status is kept and shown; nobody is turned away.
            </Confirm>
          )}
          {asked?.act === 'delete' && (
            <Confirm
              title="Delete this replica?"
              action="Delete"
              word={name}
              close={close}
              run={async () => {
                await call('DeleteUserPoolReplica', { UserPoolId: poolId, RegionName: name });
                flash.success(`The replica in ${name} has been deleted.`);
                close();
                replicas.reload();
              }}
            >
              The pool is no longer found in {name}.
            </Confirm>
          )}
        </>
      )}
    </Settled>
  );
}

function Add({ poolId, close, added }: { poolId: string; close: () => void; added: () => void }) {
  const flash = useFlash();
  const form = useForm<{ region: string; tags: readonly TagEditorProps.Tag[] }>({
    saved: { region: '', tags: [] },
    names: { region: ['regionName', /^Region |in Region /] },
    save: async ({ region, tags }) => {
      const UserPoolTags = Object.fromEntries(tags.map((t) => [t.key, t.value]));
      await call('CreateUserPoolReplica', { UserPoolId: poolId, RegionName: region.trim(), UserPoolTags: tags.length > 0 ? UserPoolTags : undefined });
      flash.success(`The replica in ${region.trim()} has been made.`);
      close();
      added();
    },
  });
  const { draft, change, errors } = form;
  return (
    <Dialog title="Add replica" action="Add" size="large" disabled={!draft.region.trim()} form={form} close={close}>
      <TextField label="Region" placeholder="eu-west-1" value={draft.region} change={(region) => change({ region })} error={errors.region} />
      <TagEditor tags={draft.tags} tagLimit={50} onChange={(e) => change({ tags: e.detail.tags })} />
    </Dialog>
  );
}
