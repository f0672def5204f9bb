import type { UserPoolClientType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { useState } from 'react';
import { call } from '../../api';
import { asked, check, draftOf, names, type ClientDraft } from '../../components/client-draft';
import { ClientForm, type Surroundings } from '../../components/client-form';
import { describeClient } from '../../components/clients';
import { EditForm } from '../../components/edit-form';
import { Settled } from '../../components/settled';
import { surroundings } from '../../components/surroundings';
import { useForm } from '../../components/use-form';
import { useFlash } from '../../flash';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';
import { navigate } from '../../router';

export function ClientEditPage({ poolId, clientId }: { poolId: string; clientId: string }) {
  const [name, setName] = useState(clientId);
  const crumbs = [{ text: 'App clients', to: `/pools/${poolId}/clients` }, { text: name, to: `/pools/${poolId}/clients/${clientId}` }];
  return (
    <PoolPage poolId={poolId} title="Edit app client" contentType="form" crumbs={crumbs}>
      {(pool) => <Edit pool={pool} clientId={clientId} named={setName} />}
    </PoolPage>
  );
}

function Edit({ pool, clientId, named }: { pool: UserPoolType; clientId: string; named: (name: string) => void }) {
  const loaded = useLoad(async () => {
    const [client, around] = await Promise.all([describeClient(pool.Id ?? '', clientId), surroundings(pool)]);
    named(client.ClientName ?? clientId);
    return { client, around };
  }, [pool.Id, clientId]);
  return <Settled loaded={loaded} what="The app client could not be read">{({ client, around }) => <EditClient client={client} around={around} />}</Settled>;
}

function EditClient({ client, around }: { client: UserPoolClientType; around: Surroundings }) {
  const flash = useFlash();
  const at = `/pools/${client.UserPoolId}/clients/${client.ClientId}`;
  const form = useForm<ClientDraft>({
    saved: draftOf(client), check, names,
    save: async (d) => {
      await call('UpdateUserPoolClient', { ...asked(d), UserPoolId: client.UserPoolId, ClientId: client.ClientId });
      flash.success(`App client "${d.name}" has been saved.`);
      navigate(at, { saved: true });
    },
  });
  return (
    <EditForm form={form} cancel={() => navigate(at)}>
      <ClientForm form={form} around={around} />
    </EditForm>
  );
}
