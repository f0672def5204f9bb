import FormField from '@cloudscape-design/components/form-field';
import Link from '@cloudscape-design/components/link';
import Select from '@cloudscape-design/components/select';
import Tabs from '@cloudscape-design/components/tabs';
import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { ClassicForm } from '../../components/classic-form';
import { listClients } from '../../components/clients';
import { Settled } from '../../components/settled';
import { StyleForm } from '../../components/style-form';
import { TermsForm } from '../../components/terms-form';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';
import { follow, href, navigate, useLocation } from '../../router';

export function BrandingPage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Branding" contentType="form" description="How the login pages of an app client look.">
      {(pool) => <Branding pool={pool} />}
    </PoolPage>
  );
}

function Branding({ pool }: { pool: UserPoolType }) {
  const poolId = pool.Id ?? '';
  const clients = useLoad(() => listClients(poolId), [poolId]);
  const { query } = useLocation();
  const go = (client: string, tab: string) => navigate(`/pools/${poolId}/branding?${new URLSearchParams({ client, tab }).toString()}`, { replace: true });
  return (
    <Settled loaded={clients} what="The app clients could not be listed">
      {(items) => {
        const options = items.map((c) => ({ value: c.ClientId ?? '', label: c.ClientName, description: c.ClientId }));
        const tab = query.get('tab') ?? 'managed';
        const everyone = { value: 'ALL', label: 'All app clients', description: 'Those without a classic look of their own' };
        const offered = tab === 'classic' ? [everyone, ...options] : options;
        const chosen = offered.find((o) => o.value === query.get('client')) ?? options[0];
        const shown = chosen?.value === 'ALL' ? (options[0]?.value ?? '') : (chosen?.value ?? '');
        if (!chosen) return <div>This pool has no app client yet. <Link href={href(`/pools/${poolId}/clients/create`)} onFollow={follow}>Create an app client</Link></div>;
        return (
          <div className="stack">
            <FormField label="App client">
              <Select selectedOption={chosen} options={offered} onChange={(e) => go(e.detail.selectedOption.value ?? '', tab)} />
            </FormField>
            <Tabs
              ariaLabel="Branding"
              activeTabId={tab}
              onChange={(e) => go(chosen.value, e.detail.activeTabId)}
              tabs={[
                { id: 'managed', label: 'Managed login', content: <StyleForm key={shown} poolId={poolId} clientId={shown} /> },
                { id: 'classic', label: 'Classic', content: <ClassicForm key={chosen.value} poolId={poolId} clientId={chosen.value} shown={shown} domain={Boolean(pool.Domain ?? pool.CustomDomain)} /> },
                { id: 'terms', label: 'Terms', content: <TermsForm key={shown} poolId={poolId} clientId={shown} /> },
              ]}
            />
          </div>
        );
      }}
    </Settled>
  );
}
