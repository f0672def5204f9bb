import Checkbox from '@cloudscape-design/components/checkbox';
import type { Part } from '../pages/pool/sign-in';
import { changePool } from '../pool-settings';
import { oauthFlowChoices } from './client-draft';
import { ChecksField, ListField } from './fields';
import { Section } from './section';
import { useForm } from './use-form';

/** RegistrationSection says whether applications register themselves as clients, and as what. */
export function RegistrationSection({ poolId, pool, changed }: Part) {
  const now = pool.DcrConfiguration;
  const form = useForm({
    saved: {
      on: now?.EnableStatus === 'Enabled',
      open: now?.OpenDcrEnabled ?? false,
      grants: (now?.AuthenticatedGrantTypes ?? []) as string[],
      openGrants: (now?.OpenDcrGrantTypes ?? []) as string[],
      scopes: now?.AllowedScopes ?? [],
    },
    done: 'Client registration has been saved.',
    names: { grants: 'authenticatedGrantTypes', openGrants: 'openDcrGrantTypes', scopes: /allowedScopes|scope/i },
    save: async (d) => {
      const before = now?.EnableStatus !== undefined;
      await changePool(poolId, () => ({
        DcrConfiguration: d.on
          ? {
              EnableStatus: 'Enabled' as const,
              OpenDcrEnabled: d.open,
              AuthenticatedGrantTypes: d.grants as 'code'[],
              OpenDcrGrantTypes: d.open ? (d.openGrants as 'code'[]) : [],
              AllowedScopes: d.scopes.map((s) => s.trim()).filter(Boolean),
            }
          : before ? { ...now, EnableStatus: 'Disabled' as const } : undefined,
      }));
      changed();
    },
  });
  const { draft: v, change, errors } = form;
  return (
    <Section title="Dynamic client registration" description="Applications that make app clients of themselves, by OpenID Connect’s registration endpoint." form={form}>
      <Checkbox checked={v.on} onChange={(e) => change({ on: e.detail.checked })}>Let applications register themselves</Checkbox>
      {v.on && (
        <>
          <ChecksField label="Grant types of those who register with an access token" choices={oauthFlowChoices} value={v.grants} change={(grants) => change({ grants })} error={errors.grants} />
          <Checkbox checked={v.open} onChange={(e) => change({ open: e.detail.checked })} description="Anybody who reaches the endpoint can make a client.">Register without an access token</Checkbox>
          {v.open && <ChecksField label="Grant types of those who register without one" choices={oauthFlowChoices} value={v.openGrants} change={(openGrants) => change({ openGrants })} error={errors.openGrants} />}
          <ListField label="Scopes they may have" description="None are openid, email, phone and profile." item="scope" values={v.scopes} change={(scopes) => change({ scopes })} error={errors.scopes} most={50} />
        </>
      )}
    </Section>
  );
}
