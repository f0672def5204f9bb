import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Facts } from '../../components/facts';
import { useForm } from '../../components/use-form';
import { ChecksField } from '../../components/fields';
import { PasskeySection } from '../../components/passkey-section';
import { listProviders } from '../../components/providers';
import { Section } from '../../components/section';
import { Info } from '../../help/panel';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';
import { changePool } from '../../pool-settings';
import { follow, href } from '../../router';

/** Part is what a section about settings of a pool is given. */
export interface Part {
  poolId: string;
  pool: UserPoolType;
  /** changed has the pool read again. */
  changed: () => void;
}

export function SignInExperiencePage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Sign-in" description="What people sign in with.">
      {(pool, changed) => (
        <SpaceBetween size="l">
          <Names poolId={poolId} pool={pool} changed={changed} />
          <FirstFactors poolId={poolId} pool={pool} changed={changed} />
          <PasskeySection poolId={poolId} />
        </SpaceBetween>
      )}
    </PoolPage>
  );
}

const words: Record<string, string> = { email: 'Email address', phone_number: 'Phone number', preferred_username: 'Preferred user name' };

/** namesText says what people of a pool sign in with. */
export function namesText(pool: UserPoolType): string[] {
  const names = pool.UsernameAttributes ?? [];
  if (names.length > 0) return names.map((n) => words[n] ?? n);
  return ['User name', ...(pool.AliasAttributes ?? []).map((n) => words[n] ?? n)];
}

function Names({ poolId, pool }: Part) {
  const { data } = useLoad(async () => (await listProviders(poolId)).map((p) => p.ProviderName ?? ''), [poolId]);
  return (
    <Container header={<Header variant="h2" info={<Info topic="signInOptions" />} description="Who people are to this pool.">Cognito user pool sign-in</Header>}>
      <SpaceBetween size="m">
        <Facts
          columns={3}
          items={[
            { label: 'User pool sign-in options', value: namesText(pool).join(', ') },
            { label: 'User name', value: pool.UsernameAttributes?.length ? 'Made by the pool; people use their address or number' : 'Chosen by people' },
            { label: 'User name case sensitivity', value: pool.UsernameConfiguration?.CaseSensitive === false ? 'Not case sensitive' : 'Case sensitive' },
            { label: 'Provider types', value: data?.length ? 'Cognito user pool, federated identity providers' : 'Cognito user pool' },
            {
              label: 'Federated identity providers',
              value: <>{data?.length ? data.join(', ') : 'None'} <Link href={href(`/pools/${poolId}/providers`)} onFollow={follow}>Identity providers</Link></>,
            },
          ]}
        />
        <Alert type="info" statusIconAriaLabel="Information">
          Sign-in options and case sensitivity can’t be changed: they were settled when the pool was created. Identity providers can be added at any time.
        </Alert>
      </SpaceBetween>
    </Container>
  );
}

const factors = [
  { value: 'EMAIL_OTP', label: 'One-time code by e-mail' },
  { value: 'SMS_OTP', label: 'One-time code by text message', description: 'Needs a pool that can send text messages.' },
  { value: 'WEB_AUTHN', label: 'Passkey', description: 'Needs a relying party, below.' },
];

function FirstFactors({ poolId, pool, changed }: Part) {
  const form = useForm({
    saved: { allowed: (pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? []).filter((f) => f !== 'PASSWORD') as string[] },
    done: 'The sign-in options have been saved.',
    names: { allowed: /AllowedFirstAuthFactors|factor|passwordless/i },
    save: async (v) => {
      const chosen = factors.map((f) => f.value).filter((f) => v.allowed.includes(f));
      await changePool(poolId, (now) => ({
        Policies: { ...now.Policies, SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', ...chosen] as ('PASSWORD' | 'EMAIL_OTP')[] } },
      }));
      changed();
    },
  });
  const { draft: v, change, errors } = form;
  return (
    <Section
      title="Options for choice-based sign-in"
      topic="firstFactors"
      description="What may stand in for the password, in app clients that allow the flow ALLOW_USER_AUTH. A password is always possible."
      form={form}
    >
      <ChecksField label="Besides the password" choices={factors} value={v.allowed} change={(allowed) => change({ allowed })} error={errors.allowed} />
    </Section>
  );
}
