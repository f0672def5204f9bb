import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { call } from '../../api';
import { asked, check, names, newClient, type ClientDraft } from '../../components/client-draft';
import { ClientForm, type Surroundings } from '../../components/client-form';
import { EditForm } from '../../components/edit-form';
import { Settled } from '../../components/settled';
import { surroundings } from '../../components/surroundings';
import { useForm } from '../../components/use-form';
import { useFlash } from '../../flash';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';
import { navigate } from '../../router';

export function ClientCreatePage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Create app client" contentType="form" crumbs={[{ text: 'App clients', to: `/pools/${poolId}/clients` }]}>
      {(pool) => <Create pool={pool} />}
    </PoolPage>
  );
}

function Create({ pool }: { pool: UserPoolType }) {
  const around = useLoad(() => surroundings(pool), [pool.Id]);
  return <Settled loaded={around} what="What the pool offers clients could not be read">{(data) => <CreateForm poolId={pool.Id ?? ''} around={data} />}</Settled>;
}

const blank = newClient();

function CreateForm({ poolId, around }: { poolId: string; around: Surroundings }) {
  const flash = useFlash();
  const form = useForm<ClientDraft>({
    saved: blank, check, names,
    save: async (d) => {
      const { UserPoolClient } = await call('CreateUserPoolClient', {
        ...asked(d), UserPoolId: poolId, GenerateSecret: d.secret === 'generate' ? true : undefined, ClientSecret: d.secret === 'own' ? d.ownSecret : undefined,
      });
      flash.success(`App client "${d.name}" has been created.`);
      navigate(`/pools/${poolId}/clients/${UserPoolClient?.ClientId}`, { saved: true });
    },
  });
  return (
    <EditForm form={form} always action="Create app client" cancel={() => navigate(`/pools/${poolId}/clients`)}>
      <ClientForm form={form} around={around} fresh />
    </EditForm>
  );
}
