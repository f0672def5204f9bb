import type { SchemaAttributeType, VerifiedAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { AddAttribute } from '../../components/add-attribute';
import { kindText } from '../../components/attribute-rows';
import { useForm } from '../../components/use-form';
import { notWhole } from '../../components/blame';
import { Empty } from '../../components/empty';
import { RadioField, TextField } from '../../components/fields';
import { Section } from '../../components/section';
import { Info } from '../../help/panel';
import { PoolPage } from '../../pool-page';
import { changePool } from '../../pool-settings';
import { verifyNames } from '../../wizard/sign-up';
import type { Part } from './sign-in';

export function SignUpExperiencePage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Sign-up" description="How new users come, and what is known of them.">
      {(pool, changed) => {
        const part = { poolId, pool, changed };
        return (
          <SpaceBetween size="l">
            <SelfService {...part} />
            <Verification {...part} />
            <Temporary {...part} />
            <Required {...part} />
            <Custom {...part} />
          </SpaceBetween>
        );
      }}
    </PoolPage>
  );
}

function SelfService({ poolId, pool, changed }: Part) {
  const form = useForm({
    saved: { on: !pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly },
    done: 'Self-service sign-up has been saved.',
    save: async (v) => {
      await changePool(poolId, (now) => ({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: !v.on, InviteMessageTemplate: now.AdminCreateUserConfig?.InviteMessageTemplate } }));
      changed();
    },
  });
  const { draft: v, change } = form;
  return (
    <Section title="Self-service sign-up" topic="selfSignUp" form={form}>
      <Checkbox checked={v.on} onChange={(e) => change({ on: e.detail.checked })} description="The sign-in page shows “Sign up”, and apps can create users. Otherwise only administrators and federation do.">
        Enable self-registration
      </Checkbox>
    </Section>
  );
}

const verifications: Record<string, VerifiedAttributeType[]> = { none: [], email: ['email'], phone_number: ['phone_number'], both: ['phone_number', 'email'] };

function Verification({ poolId, pool, changed }: Part) {
  const auto = pool.AutoVerifiedAttributes ?? [];
  const form = useForm({
    saved: {
      verify: auto.length > 1 ? 'both' : (auto[0] ?? 'none') as string,
      keep: (pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? []).length > 0,
    },
    done: 'Verification has been saved.',
    names: { verify: /sms|verif|phone/i },
    save: async (v) => {
      const attributes = verifications[v.verify] ?? [];
      await changePool(poolId, () => ({
        AutoVerifiedAttributes: attributes,
        UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: v.keep ? attributes : [] },
      }));
      changed();
    },
  });
  const { draft: v, change, errors } = form;
  return (
    <Section
      title="Attribute verification and user account confirmation"
      topic="verification"
      description="How users prove that an address or a phone number is theirs."
      form={form}
    >
      <RadioField
        label="Attributes to verify"
        value={v.verify}
        change={(verify) => change({ verify })}
        error={errors.verify}
        choices={[
          ...Object.entries(verifyNames).map(([value, label]) => ({ value, label })),
          { value: 'none', label: 'Don’t automatically send messages', description: 'Administrators or your functions confirm users.' },
        ]}
      />
      {v.verify !== 'none' && (
        <Checkbox
          checked={v.keep}
          onChange={(e) => change({ keep: e.detail.checked })}
          description="A user who changes the email address or phone number goes on signing in and getting messages with the old one until the new one is verified."
        >
          Keep original attribute value active when an update is pending - Recommended
        </Checkbox>
      )}
    </Section>
  );
}

function Temporary({ poolId, pool, changed }: Part) {
  const form = useForm({
    saved: { days: String(pool.Policies?.PasswordPolicy?.TemporaryPasswordValidityDays ?? 7) },
    done: 'The days have been saved.',
    check: (v) => ({ days: notWhole(v.days) }),
    names: { days: /temporaryPasswordValidityDays|temporary/i },
    save: async (v) => {
      await changePool(poolId, (now) => ({
        Policies: { ...now.Policies, PasswordPolicy: { ...now.Policies?.PasswordPolicy, TemporaryPasswordValidityDays: Number(v.days) } },
      }));
      changed();
    },
  });
  const { draft: v, change, errors } = form;
  return (
    <Section title="Users whom administrators create" form={form}>
      <TextField label="Temporary passwords set by administrators expire in" hint="A number of days from 0 to 365." numeric value={v.days} change={(days) => change({ days })} error={errors.days} />
    </Section>
  );
}

function Required({ pool }: Part) {
  const required = (pool.SchemaAttributes ?? []).filter((a) => a.Required && a.Name !== 'sub');
  return (
    <Table
      items={required}
      trackBy="Name"
      ariaLabels={{ tableLabel: 'Required attributes' }}
      header={<Header variant="h2" info={<Info topic="attributes" />} counter={`(${required.length})`} description="Required attributes can’t be changed: they were settled when the pool was created.">Required attributes</Header>}
      empty={<Empty title="No required attributes">Users need no attribute to sign up.</Empty>}
      columnDefinitions={[
        { id: 'name', header: 'Name', isRowHeader: true, cell: (a) => a.Name },
        { id: 'kind', header: 'Value', cell: (a) => kindText(a) },
        { id: 'mutable', header: 'Can be changed', cell: (a) => (a.Mutable ? 'Yes' : 'No') },
      ]}
    />
  );
}

/** customAttributes are the attributes of a pool's own. */
export function customAttributes(schema: SchemaAttributeType[] | undefined): SchemaAttributeType[] {
  return (schema ?? []).filter((a) => a.Name?.startsWith('custom:') || a.Name?.startsWith('dev:'));
}

function Custom({ poolId, pool, changed }: Part) {
  const [adding, setAdding] = useState(false);
  const own = customAttributes(pool.SchemaAttributes);
  return (
    <>
      <Table
        items={own}
        trackBy="Name"
        ariaLabels={{ tableLabel: 'Custom attributes' }}
        header={
          <Header variant="h2" info={<Info topic="attributes" />} counter={`(${own.length}/50)`} description="Attributes of your own." actions={<Button disabled={own.length >= 50} onClick={() => setAdding(true)}>Add custom attribute</Button>}>
            Custom attributes
          </Header>
        }
        footer={<Alert type="info" statusIconAriaLabel="Information">Custom attributes can be added, but not changed or removed.</Alert>}
        empty={<Empty title="No custom attributes">This pool has the standard attributes of OpenID Connect only.</Empty>}
        columnDefinitions={[
          { id: 'name', header: 'Name', isRowHeader: true, cell: (a) => a.Name },
          { id: 'kind', header: 'Value', cell: (a) => kindText(a) },
          { id: 'mutable', header: 'Can be changed', cell: (a) => (a.Mutable ? 'Yes' : 'No') },
        ]}
      />
      {adding && <AddAttribute poolId={poolId} close={() => setAdding(false)} added={changed} />}
    </>
  );
}
