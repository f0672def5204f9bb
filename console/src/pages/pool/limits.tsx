import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { LimitType } from '@aws-sdk/client-cognito-identity-provider';
import { useState } from 'react';
import { call, type ApiError } from '../../api';
import { Collection } from '../../components/collection';
import { Settled } from '../../components/settled';
import { useFlash } from '../../flash';
import { asError, useLoad } from '../../load';
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
                  { id: 'category', header: 'Category', sortingField: 'category', isRowHeader: true, cell: (r) => r.category },
                  { id: 'free', header: 'Default', cell: (r) => `${r.limit?.FreeLimitValue ?? '-'} a second` },
                  { id: 'rate', header: 'Provisioned', cell: (r) => `${r.limit?.ProvisionedLimitValue ?? '-'} a second` },
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
  const [value, setValue] = useState(String(row.limit?.ProvisionedLimitValue ?? ''));
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const save = () => {
    setBusy(true);
    setError(undefined);
    call('UpdateProvisionedLimit', { LimitDefinition: definition(row.category), RequestedLimitValue: Number(value) })
      .then(() => {
        flash.success(`The limit of ${row.category} has been set to ${value} requests a second.`);
        close();
        reload();
      })
      .catch((e: unknown) => {
        setError(asError(e));
        setBusy(false);
      });
  };
  return (
    <Modal
      visible
      onDismiss={close}
      closeAriaLabel="Close"
      header={`Limit of ${row.category}`}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>Cancel</Button>
            <Button variant="primary" loading={busy} disabled={!/^\d+$/.test(value)} onClick={save}>Save</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form onSubmit={(e) => { e.preventDefault(); save(); }}>
        <FormField label="Requests a second" constraintText={`At least ${row.limit?.FreeLimitValue ?? 1}`} errorText={error?.message}>
          <Input value={value} inputMode="numeric" onChange={(e) => setValue(e.detail.value)} />
        </FormField>
      </form>
    </Modal>
  );
}
