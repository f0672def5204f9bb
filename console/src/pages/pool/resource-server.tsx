import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import type { ResourceServerType } from '@aws-sdk/client-cognito-identity-provider';
import { useState } from 'react';
import { call } from '../../api';
import { EditForm } from '../../components/edit-form';
import { TextField } from '../../components/fields';
import { Settled } from '../../components/settled';
import { useForm } from '../../components/use-form';
import { Confirm } from '../../confirm';
import { useFlash } from '../../flash';
import { Info } from '../../help/panel';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';
import { navigate } from '../../router';

const crumbs = (poolId: string) => [{ text: 'Resource servers', to: `/pools/${poolId}/resource-servers` }];

export function ResourceServerCreatePage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Create resource server" contentType="form" crumbs={crumbs(poolId)}>
      {() => <ServerForm poolId={poolId} />}
    </PoolPage>
  );
}

export function ResourceServerPage({ poolId, identifier }: { poolId: string; identifier: string }) {
  const flash = useFlash();
  const [deleting, setDeleting] = useState(false);
  const server = useLoad(async () => (await call('DescribeResourceServer', { UserPoolId: poolId, Identifier: identifier })).ResourceServer ?? {}, [poolId, identifier]);
  return (
    <PoolPage
      poolId={poolId}
      title={server.data?.Name ?? identifier}
      contentType="form"
      crumbs={crumbs(poolId)}
      actions={<Button disabled={!server.data} onClick={() => setDeleting(true)}>Delete</Button>}
    >
      {() => (
        <>
          <Settled loaded={server} what="The resource server could not be read">{(s) => <ServerForm poolId={poolId} server={s} reload={server.reload} />}</Settled>
          {deleting && (
            <Confirm
              title={`Delete resource server "${server.data?.Name}"?`}
              word={server.data?.Name ?? ''}
              action="Delete"
              close={() => setDeleting(false)}
              run={async () => {
                await call('DeleteResourceServer', { UserPoolId: poolId, Identifier: identifier });
                flash.success(`Resource server "${server.data?.Name}" has been deleted.`);
                navigate(`/pools/${poolId}/resource-servers`, { saved: true });
              }}
            >
              App clients can’t be given its scopes any more.
            </Confirm>
          )}
        </>
      )}
    </PoolPage>
  );
}

interface Scope {
  name: string;
  description: string;
}

interface Draft {
  name: string;
  identifier: string;
  scopes: Scope[];
}

function ServerForm({ poolId, server, reload }: { poolId: string; server?: ResourceServerType; reload?: () => void }) {
  const flash = useFlash();
  const form = useForm<Draft>({
    saved: {
      name: server?.Name ?? '', identifier: server?.Identifier ?? '',
      scopes: (server?.Scopes ?? []).map((s) => ({ name: s.ScopeName ?? '', description: s.ScopeDescription ?? '' })),
    },
    names: { identifier: ['identifier', /already exists/], scopes: /scope/i, name: /'name'|\bname\b/i },
    check: (d) => ({ name: d.name ? undefined : 'Enter a name.', identifier: d.identifier ? undefined : 'Enter an identifier.' }),
    save: async (d) => {
      const input = { UserPoolId: poolId, Identifier: d.identifier, Name: d.name, Scopes: d.scopes.map((s) => ({ ScopeName: s.name, ScopeDescription: s.description })) };
      if (server) await call('UpdateResourceServer', input);
      else await call('CreateResourceServer', input);
      flash.success(`Resource server "${d.name}" has been ${server ? 'saved' : 'created'}.`);
      if (reload) reload();
      else navigate(`/pools/${poolId}/resource-servers`, { saved: true });
    },
  });
  const { draft, change, errors } = form;
  const put = (at: number, part: Partial<Scope>) => change({ scopes: draft.scopes.map((s, i) => (i === at ? { ...s, ...part } : s)) });
  return (
    <EditForm form={form} always={!server} action={server ? 'Save changes' : 'Create resource server'} cancel={server ? undefined : () => navigate(`/pools/${poolId}/resource-servers`)}>
      <Container header={<Header variant="h2">Resource server</Header>}>
        <div className="stack">
          <TextField label="Resource server name" value={draft.name} change={(name) => change({ name })} error={errors.name} />
          <TextField label="Resource server identifier" hint="Such as https://photos.example.com. It can’t be changed later." disabled={Boolean(server)} value={draft.identifier} change={(identifier) => change({ identifier })} error={errors.identifier} />
        </div>
      </Container>
      <Container header={<Header variant="h2" info={<Info topic="scopes" />} description="In access tokens a scope is named by the identifier, a slash, and its name.">Custom scopes</Header>}>
        <FormField errorText={errors.scopes} stretch label="Scopes">
          <AttributeEditor
            items={draft.scopes}
            empty="No custom scopes."
            addButtonText="Add custom scope"
            removeButtonText="Remove"
            removeButtonAriaLabel={(s) => `Remove scope ${s.name}`}
            disableAddButton={draft.scopes.length >= 100}
            onAddButtonClick={() => change({ scopes: [...draft.scopes, { name: '', description: '' }] })}
            onRemoveButtonClick={(e) => change({ scopes: draft.scopes.filter((_, i) => i !== e.detail.itemIndex) })}
            definition={[
              { label: 'Scope name', control: (s, i) => <Input value={s.name} spellcheck={false} onChange={(e) => put(i, { name: e.detail.value })} /> },
              { label: 'Description', control: (s, i) => <Input value={s.description} onChange={(e) => put(i, { description: e.detail.value })} /> },
            ]}
          />
        </FormField>
      </Container>
    </EditForm>
  );
}
