import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { DomainDescriptionType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { useState } from 'react';
import { call, own } from '../../api';
import { Copied } from '../../components/copy';
import { EditForm } from '../../components/edit-form';
import { Facts } from '../../components/facts';
import { RadioField, SelectField, TextField } from '../../components/fields';
import { Settled } from '../../components/settled';
import type { Addresses } from '../../components/snippets';
import { useForm } from '../../components/use-form';
import { Confirm } from '../../confirm';
import { useFlash } from '../../flash';
import { Info } from '../../help/panel';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';

export function DomainPage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Domain" contentType="form" description="The addresses of the pool’s login pages and OAuth 2.0 endpoints.">
      {(pool, reload) => (
        <div className="stack">
          <Domain key={`prefix-${pool.Domain}`} pool={pool} name={pool.Domain} reload={reload} custom={false} />
          <Domain key={`custom-${pool.CustomDomain}`} pool={pool} name={pool.CustomDomain} reload={reload} custom />
        </div>
      )}
    </PoolPage>
  );
}

interface DomainProps {
  pool: UserPoolType;
  name: string | undefined;
  custom: boolean;
  reload: () => void;
}

/** Domain shows one of the two domains that a pool can have, or asks for it. */
function Domain(props: DomainProps) {
  const { pool, name, custom } = props;
  const described = useLoad(async () => {
    if (!name) return undefined;
    const [{ DomainDescription }, at] = await Promise.all([call('DescribeUserPoolDomain', { Domain: name }), own<Addresses>('GET', `pools/${pool.Id}/addresses`)]);
    return { domain: DomainDescription, url: at.Domains.find((d) => d.Name === name)?.URL };
  }, [name, pool.Id]);
  if (!name) return <Form {...props} title={custom ? 'Custom domain' : 'Prefix domain'} />;
  return (
    <Settled loaded={described} what="The domain could not be read">
      {(d) => <Existing {...props} name={name} domain={d?.domain ?? {}} url={d?.url} reloadDomain={described.reload} title={custom ? 'Custom domain' : 'Prefix domain'} />}
    </Settled>
  );
}

interface ExistingProps extends DomainProps {
  name: string;
  domain: DomainDescriptionType;
  url: string | undefined;
  title: string;
  reloadDomain: () => void;
}

function Existing({ pool, name, domain, url, title, custom, reload, reloadDomain }: ExistingProps) {
  const flash = useFlash();
  const [mode, setMode] = useState<'edit' | 'delete'>();
  const managed = domain.ManagedLoginVersion === 2;
  return (
    <>
      <Container
        header={
          <Header
            variant="h2"
            info={<Info topic={custom ? 'customDomain' : 'prefixDomain'} />}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button ariaLabel={`Edit ${title}`} onClick={() => setMode('edit')}>Edit</Button>
                <Button ariaLabel={`Delete ${title}`} onClick={() => setMode('delete')}>Delete</Button>
              </SpaceBetween>
            }
          >
            {title}
          </Header>
        }
      >
        <Facts
          columns={3}
          items={[
            { label: 'Domain', value: name },
            { label: 'Address', value: <Copied value={url} name="Address" /> },
            { label: 'Status', value: <StatusIndicator type={domain.Status === 'ACTIVE' ? 'success' : 'pending'}>{domain.Status === 'ACTIVE' ? 'Active' : (domain.Status ?? '-')}</StatusIndicator> },
            { label: 'Login pages', value: managed ? 'Managed login' : 'Classic' },
            ...(custom ? [{ label: 'Certificate', value: domain.CustomDomainConfig?.CertificateArn ?? '-' }] : []),
          ]}
        />
      </Container>
      {mode === 'edit' && <Form pool={pool} name={name} domain={domain} custom={custom} reload={() => { setMode(undefined); reloadDomain(); }} title={`Edit ${title.toLowerCase()}`} cancel={() => setMode(undefined)} />}
      {mode === 'delete' && (
        <Confirm
          title={`Delete domain "${name}"?`}
          word={name}
          action="Delete"
          close={() => setMode(undefined)}
          run={async () => {
            await call('DeleteUserPoolDomain', { UserPoolId: pool.Id, Domain: name });
            flash.success(`Domain "${name}" has been deleted.`);
            reload();
          }}
        >
          Login pages and OAuth 2.0 endpoints no longer answer under it.
        </Confirm>
      )}
    </>
  );
}

interface FormProps extends DomainProps {
  title: string;
  domain?: DomainDescriptionType;
  cancel?: () => void;
}

function Form({ pool, name, custom, reload, title, domain, cancel }: FormProps) {
  const flash = useFlash();
  const form = useForm({
    saved: { name: name ?? '', certificate: domain?.CustomDomainConfig?.CertificateArn ?? '', policy: String(domain?.CustomDomainConfig?.SecurityPolicy ?? ''),
      secondary: domain?.Routing?.Failover?.SecondaryRegion ?? '', check: domain?.Routing?.Failover?.PrimaryRoute53HealthCheckId ?? '', version: String(domain?.ManagedLoginVersion ?? 2) },
    names: { certificate: /certificate/i, policy: /securityPolicy/i, secondary: /secondaryRegion|failover/i, check: /healthCheck/i, name: /domain/i },
    check: (d) => ({ name: d.name.trim() ? undefined : 'Enter a domain.', certificate: custom && !d.certificate.trim() ? 'Enter the ARN of the certificate.' : undefined, check: d.secondary.trim() && !d.check.trim() ? 'Enter the health check of the primary region.' : undefined }),
    save: async (d) => {
      const input = {
        UserPoolId: pool.Id, Domain: d.name.trim(), ManagedLoginVersion: Number(d.version), CustomDomainConfig: custom ? { CertificateArn: d.certificate.trim(), SecurityPolicy: (d.policy || undefined) as 'TLS_V1_2_2021' | undefined } : undefined,
        Routing: d.secondary.trim() ? { Failover: { SecondaryRegion: d.secondary.trim(), PrimaryRoute53HealthCheckId: d.check.trim() } } : undefined,
      };
      if (domain) await call('UpdateUserPoolDomain', input);
      else await call('CreateUserPoolDomain', input);
      flash.success(`Domain "${input.Domain}" has been ${domain ? 'saved' : 'created'}.`);
      reload();
    },
  });
  const { draft, change, errors } = form;
  return (
    <EditForm form={form} action={domain ? 'Save changes' : custom ? 'Create custom domain' : 'Create prefix domain'} cancel={cancel}>
      <Container header={<Header variant="h2" info={<Info topic={custom ? 'customDomain' : 'prefixDomain'} />} description={custom ? 'A name of yours, such as login.example.com.' : 'A name below the server’s own.'}>{title}</Header>}>
        <div className="stack">
          <TextField label={custom ? 'Domain name' : 'Domain prefix'} hint={custom ? undefined : 'Lowercase letters, digits and hyphens'} disabled={Boolean(domain)} value={draft.name} change={(value) => change({ name: value })} error={errors.name} />
          {custom && <TextField label="Certificate ARN" description="Kept for tools that ask for it; the server’s own certificates are what browsers see." value={draft.certificate} change={(certificate) => change({ certificate })} error={errors.certificate} placeholder="arn:aws:acm:us-east-1:000000000000:certificate/…" />}
          {custom && (
            <SelectField
              label="Security policy"
              description="The least version of TLS that browsers may speak. Kept for tools that ask for it, too."
              value={draft.policy}
              change={(policy) => change({ policy })}
              error={errors.policy}
              choices={[{ value: '', label: 'Not set' }, { value: 'TLS_V1', label: 'TLS 1.0' }, { value: 'TLS_V1_2_2021', label: 'TLS 1.2' }, { value: 'TLS_V1_3_2025', label: 'TLS 1.3' }]}
            />
          )}
          <RadioField
            label={custom ? 'Login pages of the custom domain' : 'Login pages of the prefix domain'}
            value={draft.version}
            change={(version) => change({ version })}
            choices={[
              { value: '2', label: 'Managed login', description: 'Pages that styles give their look.' },
              { value: '1', label: 'Classic', description: 'Pages that a style sheet and a logo give their look.' },
            ]}
          />
          <ExpandableSection headerText="Failover" headerDescription="For pools with replicas. Kept for tools that ask for it." defaultExpanded={draft.secondary !== ''}>
            <div className="stack">
              <TextField label="Secondary region" placeholder="eu-west-1" value={draft.secondary} change={(secondary) => change({ secondary })} error={errors.secondary} />
              <TextField label="Health check of the primary region" hint="The id of a Route 53 health check" value={draft.check} change={(value) => change({ check: value })} error={errors.check} />
            </div>
          </ExpandableSection>
        </div>
      </Container>
    </EditForm>
  );
}
