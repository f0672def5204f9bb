import type { AttributeType, SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import Checkbox from '@cloudscape-design/components/checkbox';
import { call } from '../api';
import type { Of } from '../pages/pool/user';
import { AttributeRows, type Row } from './attribute-rows';
import { useForm } from './use-form';
import { Section } from './section';

const apart = ['sub', 'email_verified', 'phone_number_verified'];

const on = (attributes: AttributeType[] | undefined, name: string) => (attributes ?? []).some((a) => a.Name === name && a.Value === 'true');

/** UserAttributes edits what the pool knows about a user. */
export function UserAttributes({ poolId, pool, user, changed }: Of) {
  const schema = pool.SchemaAttributes ?? [];
  const attributes = user.UserAttributes ?? [];
  const saved = {
    rows: attributes.filter((a) => !apart.includes(a.Name ?? '')).map((a): Row => ({ name: a.Name ?? '', value: a.Value ?? '' })),
    email: on(attributes, 'email_verified'),
    phone: on(attributes, 'phone_number_verified'),
  };
  const old = (name: string) => saved.rows.find((r) => r.name === name)?.value;
  const has = (name: string) => v.rows.some((r) => r.name === name && r.value !== '');
  const form = useForm({
    saved,
    done: 'The attributes have been saved.',
    names: (d) => Object.fromEntries(d.rows.filter((r) => r.name).map((r) => [r.name, r.name])),
    save: async (v) => {
      const put = v.rows.filter((r) => r.name && r.value !== old(r.name)).map((r): AttributeType => ({ Name: r.name, Value: r.value }));
      // A new address is unverified unless said otherwise.
      if (has('email') && (v.email !== saved.email || put.some((a) => a.Name === 'email'))) put.push({ Name: 'email_verified', Value: String(v.email) });
      if (has('phone_number') && (v.phone !== saved.phone || put.some((a) => a.Name === 'phone_number'))) put.push({ Name: 'phone_number_verified', Value: String(v.phone) });
      const gone = saved.rows.map((r) => r.name).filter((name) => !v.rows.some((r) => r.name === name));
      const to = { UserPoolId: poolId, Username: user.Username ?? '' };
      if (put.length > 0) await call('AdminUpdateUserAttributes', { ...to, UserAttributes: put });
      if (gone.length > 0) await call('AdminDeleteUserAttributes', { ...to, UserAttributeNames: gone });
      changed();
    },
  });
  const { draft: v, change, errors } = form;
  const fixed = (r: Row) => old(r.name) !== undefined && (schema.find((s) => s.Name === r.name)?.Required ?? r.name === 'identities');
  const immutable = (r: Row) => {
    if (old(r.name) === undefined) return undefined;
    if (r.name === 'identities') return 'Where the user comes from. It is changed by linking and unlinking.';
    return schema.find((s) => s.Name === r.name)?.Mutable === false ? 'This attribute can’t be changed once it has a value.' : undefined;
  };
  const choices = schema.filter((s: SchemaAttributeType) => !apart.includes(s.Name ?? '') && s.Name !== 'identities');
  return (
    <Section
      title="User attributes"
      description="What applications find in the user’s ID token, as far as their app client may read it."
      form={form}
    >
      <AttributeRows rows={v.rows} choices={choices} change={(rows) => change({ rows })} fixed={fixed} readOnly={immutable} errors={errors} />
      <Checkbox checked={v.email} disabled={!has('email')} onChange={(e) => change({ email: e.detail.checked })}>Email address is verified</Checkbox>
      <Checkbox checked={v.phone} disabled={!has('phone_number')} onChange={(e) => change({ phone: e.detail.checked })}>Phone number is verified</Checkbox>
    </Section>
  );
}
