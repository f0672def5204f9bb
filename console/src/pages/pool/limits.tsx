import Button from '@cloudscape-design/components/button';
import type { LimitType } from '@aws-sdk/client-cognito-identity-provider';
import { useState } from 'react';
import { call } from '../../api';
import { notWhole } from '../../components/blame';
import { Collection } from '../../components/collection';
import { Dialog } from '../../components/dialog';
import { TextField } from '../../components/fields';
import { Settled } from '../../components/settled';
import { useForm } from '../../components/use-form';
import { useFlash } from '../../flash';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';

const categories = [
  'UserAuthentication', 'UserCreation', 'UserFederation', 'UserAccountRecovery', 'UserRead', 'UserUpdate', 'UserToken', 'UserResourceRead',
  'UserResourceUpdate', 'UserList', 'UserPoolRead', 'UserPoolUpdate', 'UserPoolResourceRead', 'UserPoolResourceUpdate', 'UserPoolClientRead',
  'UserPoolClientUpdate', 'ClientAuthentication',
];

interface Row {
  category: string;
  limit: LimitType | undefined;
}

const definition = (category: string) => ({ LimitClass: 'API_CATEGORY' as const, Attributes: { Category: category } });

export function LimitsPage({ poolId }: { poolId: string }) {
  const limits = useLoad(
    () =>
      Promise.all(
        categories.map(async (category): Promise<Row> => ({ category, limit: (await call('GetProvisionedLimit', { LimitDefinition: definition(category) })).Limit })),
      ),
    [],
  );
  const [editing, setEditing] = useState<Row>();
  return (
    <PoolPage poolId={poolId} title="Request limits" description="How many requests a second are answered. They are those of the account: all its pools in the region share them.">
      {() => (
        <Settled loaded={limits} what="The limits could not be read">
          {(rows) => (
            <>
              <Collection
                title="Limits"
                items={rows}
                search="Search categories"
                fields={['category']}
                empty="No limits."
                columns={[
                  { id: 'category', minWidth: 180, header: 'Category', sortingField: 'category', isRowHeader: true, cell: (r) => r.category },
                  { id: 'free', minWidth: 120, header: 'Default', cell: (r) => `${r.limit?.FreeLimitValue ?? '-'} a second` },
                  { id: 'rate', minWidth: 120, header: 'Provisioned', cell: (r) => `${r.limit?.ProvisionedLimitValue ?? '-'} a second` },
                  { id: 'edit', header: 'Actions', cell: (r) => <Button variant="inline-link" ariaLabel={`Edit ${r.category}`} onClick={() => setEditing(r)}>Edit</Button> },
                ]}
              />
              {editing && <Edit row={editing} close={() => setEditing(undefined)} reload={limits.reload} />}
            </>
          )}
        </Settled>
      )}
    </PoolPage>
  );
}

function Edit({ row, close, reload }: { row: Row; close: () => void; reload: () => void }) {
  const flash = useFlash();
  const form = useForm({
    saved: { rate: String(row.limit?.ProvisionedLimitValue ?? '') },
    check: (d) => ({ rate: notWhole(d.rate) }),
    names: { rate: /./ },
    save: async (d) => {
      await call('UpdateProvisionedLimit', { LimitDefinition: definition(row.category), RequestedLimitValue: Number(d.rate) });
      flash.success(`The limit of ${row.category} has been set to ${d.rate} requests a second.`);
      close();
      reload();
    },
  });
  return (
    <Dialog title={`Limit of ${row.category}`} action="Save" form={form} close={close}>
      <TextField label="Requests a second" hint={`At least ${row.limit?.FreeLimitValue ?? 1}`} numeric value={form.draft.rate} change={(rate) => form.change({ rate })} error={form.errors.rate} />
    </Dialog>
  );
}
