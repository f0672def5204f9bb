import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { call } from '../api';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';
import { useLoad } from '../load';
import type { Of } from '../pages/pool/user';
import { Problem } from '../problem';
import { Time } from '../time';
import { attribute } from '../users';
import { Collection } from './collection';
import { Dialog } from './dialog';
import { SelectField, TextField } from './fields';
import { identitiesOf, type Identity } from './identities';
import { listProviders } from './providers';
import { useForm } from './use-form';

const subject = 'Cognito_Subject';

/** UserIdentities shows by which identity providers a user signs in, links others and takes them away. */
export function UserIdentities(of: Of) {
  const { poolId, user, changed } = of;
  const flash = useFlash();
  const [asked, setAsked] = useState<'link' | 'password' | Identity>();
  const close = () => setAsked(undefined);
  const username = user.Username ?? '';
  const identities = identitiesOf(attribute(user.UserAttributes, 'identities'));
  return (
    <>
      <Collection
        title="Linked identities"
        description="Whoever signs in by one of these with an identity provider is this user."
        items={identities}
        empty="The user signs in at this pool only."
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={user.UserStatus === 'EXTERNAL_PROVIDER'} onClick={() => setAsked('password')}>Disable password</Button>
            <Button onClick={() => setAsked('link')}>Link identity</Button>
          </SpaceBetween>
        }
        columns={[
          { id: 'provider', header: 'Identity provider', isRowHeader: true, cell: (i) => i.providerName },
          { id: 'user', header: 'User there', cell: (i) => i.userId },
          { id: 'type', header: 'Type', cell: (i) => i.providerType },
          { id: 'primary', header: 'Profile', cell: (i) => (i.primary ? 'Made for it' : 'Linked') },
          { id: 'created', header: 'Since', cell: (i) => <Time value={i.created} /> },
          { id: 'actions', header: 'Actions', cell: (i) => <Button variant="inline-link" ariaLabel={`Unlink ${i.providerName} ${i.userId}`} onClick={() => setAsked(i)}>Unlink</Button> },
        ]}
      />
      {asked === 'link' && <Link {...of} close={close} />}
      {typeof asked === 'object' && <Unlink {...of} identity={asked} close={close} />}
      {asked === 'password' && (
        <Confirm
          title="Disable the user’s password?"
          action="Disable password"
          word={username}
          close={close}
          run={async () => {
            await call('AdminDisableProviderForUser', { UserPoolId: poolId, User: { ProviderName: 'Cognito', ProviderAttributeName: 'Cognito_Subject', ProviderAttributeValue: username } });
            flash.success('The password has been disabled.');
            close();
            changed();
          }}
        >
          The user signs in by linked identities only from then on, and can’t have a new password.
        </Confirm>
      )}
    </>
  );
}

function Link({ poolId, user, changed, close }: Of & { close: () => void }) {
  const providers = useLoad(() => listProviders(poolId), [poolId]);
  const form = useForm({
    saved: { provider: '', name: subject, value: '' },
    done: 'The identity has been linked.',
    names: { provider: /provider .*(does not exist|not found)|ProviderName/i, name: /mapped attribute|ProviderAttributeName/i, value: /ProviderAttributeValue|SourceUser|already/i },
    save: async (d) => {
      await call('AdminLinkProviderForUser', {
        UserPoolId: poolId,
        DestinationUser: { ProviderName: 'Cognito', ProviderAttributeName: subject, ProviderAttributeValue: user.Username },
        SourceUser: { ProviderName: d.provider, ProviderAttributeName: d.name.trim(), ProviderAttributeValue: d.value.trim() },
      });
      close();
      changed();
    },
  });
  const { draft, change, errors } = form;
  const choices = (providers.data ?? []).map((p) => ({ value: p.ProviderName ?? '', label: p.ProviderName ?? '', description: p.ProviderType }));
  return (
    <Dialog title="Link an identity" action="Link" disabled={!draft.provider || !draft.value.trim()} form={form} close={close}>
      <Problem error={providers.error} retry={providers.reload} what="The identity providers could not be listed" />
      <SelectField label="Identity provider" choices={choices} value={draft.provider} change={(provider) => change({ provider })} error={errors.provider} hint={providers.data?.length === 0 ? 'This pool has no identity provider yet.' : undefined} />
      <TextField label="Attribute" description="What the user is known by there." hint={`${subject} is the provider’s own id of the user; others have to be in the attribute mapping.`} value={draft.name} change={(name) => change({ name })} error={errors.name} />
      <TextField label="Value" hint="The person must not have signed in here with it yet." value={draft.value} change={(value) => change({ value })} error={errors.value} />
    </Dialog>
  );
}

function Unlink({ poolId, changed, identity, close }: Of & { identity: Identity; close: () => void }) {
  const form = useForm({
    saved: { name: subject },
    done: 'The identity has been unlinked.',
    names: { name: ['UserNotFoundException', /ProviderAttributeName/i] },
    save: async (d) => {
      await call('AdminDisableProviderForUser', {
        UserPoolId: poolId, User: { ProviderName: identity.providerName, ProviderAttributeName: d.name.trim(), ProviderAttributeValue: identity.userId },
      });
      close();
      changed();
    },
  });
  return (
    <Dialog title={`Unlink ${identity.providerName}?`} action="Unlink" form={form} close={close}>
      <div>Who signs in as {identity.userId} with {identity.providerName} is another user from then on.</div>
      <TextField label="Attribute" hint="The one that it was linked by." value={form.draft.name} change={(name) => form.change({ name })} error={form.errors.name} />
    </Dialog>
  );
}
