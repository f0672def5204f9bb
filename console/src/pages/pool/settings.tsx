import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { UserPoolTierType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { useState } from 'react';
import { AcrSection } from '../../components/acr-section';
import { EditForm } from '../../components/edit-form';
import { RadioField, TextField } from '../../components/fields';
import { RegistrationSection } from '../../components/registration-section';
import { Replicas } from '../../components/replicas';
import { SigningSection } from '../../components/signing-section';
import { PoolPage } from '../../pool-page';
import { useForm } from '../../components/use-form';
import { changePool } from '../../pool-settings';
import { DeletePool } from '../../delete-pool';
import { useFlash } from '../../flash';
import { navigate } from '../../router';

export function SettingsPage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Settings" description="The pool’s name and feature plan, how it signs, and whether it can be deleted.">
      {(pool, reload) => {
        const part = { poolId, pool, changed: reload };
        return (
          <div className="stack">
            <Settings pool={pool} reload={reload} />
            <SigningSection {...part} />
            <AcrSection {...part} />
            <RegistrationSection {...part} />
            <Replicas poolId={poolId} />
            <Deletion pool={pool} />
          </div>
        );
      }}
    </PoolPage>
  );
}

function Settings({ pool, reload }: { pool: UserPoolType; reload: () => void }) {
  const flash = useFlash();
  const form = useForm({
    saved: { name: pool.Name ?? '', tier: String(pool.UserPoolTier ?? 'ESSENTIALS'), locked: pool.DeletionProtection === 'ACTIVE' },
    names: { name: 'poolName', tier: /tier|plan/i },
    save: async (d) => {
      await changePool(pool.Id ?? '', () => ({ PoolName: d.name, UserPoolTier: d.tier as UserPoolTierType, DeletionProtection: d.locked ? 'ACTIVE' : 'INACTIVE' }));
      flash.success('The settings have been saved.');
      reload();
    },
  });
  const { draft, change, errors } = form;
  return (
    <EditForm form={form}>
      <Container header={<Header variant="h2">Name</Header>}>
        <TextField label="User pool name" hint="Up to 128 letters, digits, spaces and these characters: + = , . @ -" value={draft.name} change={(name) => change({ name })} error={errors.name} />
      </Container>
      <Container header={<Header variant="h2">Feature plan</Header>}>
        <RadioField
          label="Plan"
          value={draft.tier}
          change={(tier) => change({ tier })}
          error={errors.tier}
          choices={[
            { value: 'LITE', label: 'Lite', description: 'Sign-up, sign-in with passwords, and the classic login pages.' },
            { value: 'ESSENTIALS', label: 'Essentials', description: 'Managed login, passkeys, sign-in without password, changed access tokens.' },
            { value: 'PLUS', label: 'Plus', description: 'All of these, and threat protection.' },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">Deletion protection</Header>}>
        <RadioField
          label="Deletion protection"
          value={draft.locked ? 'on' : 'off'}
          change={(value) => change({ locked: value === 'on' })}
          choices={[
            { value: 'on', label: 'Active', description: 'The pool can’t be deleted before this is switched off.' },
            { value: 'off', label: 'Inactive', description: 'Whoever has the permission can delete the pool.' },
          ]}
        />
      </Container>
    </EditForm>
  );
}

function Deletion({ pool }: { pool: UserPoolType }) {
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <Container header={<Header variant="h2" actions={<Button onClick={() => setDeleting(true)} disabled={pool.DeletionProtection === 'ACTIVE'}>Delete user pool</Button>}>Delete this user pool</Header>}>
        <SpaceBetween size="s">
          {pool.DeletionProtection === 'ACTIVE' && <Alert statusIconAriaLabel="Information">Deactivate deletion protection first.</Alert>}
          <div>All users, groups, app clients and settings go with it. This can’t be undone.</div>
        </SpaceBetween>
      </Container>
      {deleting && <DeletePool id={pool.Id ?? ''} name={pool.Name ?? ''} close={() => setDeleting(false)} deleted={() => navigate('/pools', { saved: true })} />}
    </>
  );
}
