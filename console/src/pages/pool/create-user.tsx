import type { AdminCreateUserRequest, AttributeType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type FormEvent } from 'react';
import { call, type ApiError } from '../../api';
import { AttributeRows, type Row } from '../../components/attribute-rows';
import { useDraft } from '../../components/draft';
import { fieldErrors, fieldOf, type Fields } from '../../field-error';
import { useFlash } from '../../flash';
import { asError } from '../../load';
import { PoolPage } from '../../pool-page';
import { Problem } from '../../problem';
import { navigate } from '../../router';
import { signsInWith } from '../../users';

export function CreateUserPage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Create user" crumbs={[{ text: 'Users', to: `/pools/${poolId}/users` }]} contentType="form" description="The user signs in with a temporary password first and then chooses one of their own.">
      {(pool) => <CreateUserForm poolId={poolId} pool={pool} />}
    </PoolPage>
  );
}

const empty = {
  username: '', email: '', emailVerified: false, phone: '', phoneVerified: false,
  invitation: 'none', own: 'set', password: '', force: false, rows: [] as Row[],
};

const elsewhere = ['sub', 'email', 'email_verified', 'phone_number', 'phone_number_verified', 'identities'];

/** requestOf makes of what was typed what the service is asked. */
export function requestOf(poolId: string, pool: UserPoolType, v: typeof empty): AdminCreateUserRequest {
  const attributes: AttributeType[] = v.rows.filter((r) => r.name).map((r) => ({ Name: r.name, Value: r.value }));
  if (v.email) attributes.push({ Name: 'email', Value: v.email }, ...(v.emailVerified ? [{ Name: 'email_verified', Value: 'true' }] : []));
  if (v.phone) attributes.push({ Name: 'phone_number', Value: v.phone }, ...(v.phoneVerified ? [{ Name: 'phone_number_verified', Value: 'true' }] : []));
  const media: ('EMAIL' | 'SMS')[] = v.invitation === 'both' ? ['EMAIL', 'SMS'] : v.invitation === 'sms' ? ['SMS'] : ['EMAIL'];
  const names = { username: v.username, email: v.email, phone_number: v.phone, either: v.email || v.phone };
  return {
    UserPoolId: poolId,
    Username: names[signsInWith(pool)],
    UserAttributes: attributes,
    TemporaryPassword: v.own === 'set' ? v.password : undefined,
    ForceAliasCreation: v.force || undefined,
    ...(v.invitation === 'none' ? { MessageAction: 'SUPPRESS' } : { DesiredDeliveryMediums: media }),
  };
}

function CreateUserForm({ poolId, pool }: { poolId: string; pool: UserPoolType }) {
  const flash = useFlash();
  const draft = useDraft(empty);
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const v = draft.value;
  const by = signsInWith(pool);
  const needs = { username: 'username', email: 'email', phone_number: 'phone', either: 'email' }[by];
  const fields: Fields = {
    password: { exceptions: ['InvalidPasswordException'], words: ['password'] },
    [needs]: { exceptions: ['UsernameExistsException'], words: ["'username'", 'username'] },
    phone: { words: ['phone'] },
    email: { words: ['email'] },
    ...Object.fromEntries(v.rows.filter((r) => r.name).map((r) => [r.name, { words: [r.name] }])),
  };
  // The names of rows are more telling than the words of the fixed fields.
  const ordered = Object.fromEntries(Object.entries(fields).reverse());
  const errors = fieldErrors(error, ordered);
  const back = `/pools/${poolId}/users`;
  const aliases = (pool.AliasAttributes ?? []).filter((a) => a !== 'preferred_username');
  const submit = (e: FormEvent) => {
    e.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(undefined);
    call('AdminCreateUser', requestOf(poolId, pool, v)).then(
      ({ User }) => {
        flash.success(`User "${User?.Username}" has been created.`);
        navigate(`${back}/${encodeURIComponent(User?.Username ?? '')}`, { saved: true });
      },
      (e: unknown) => {
        setError(asError(e));
        setBusy(false);
      },
    );
  };
  const mediaText: Record<string, string> = { email: 'Enter an e-mail address for the invitation.', sms: 'Enter a phone number for the invitation.', both: 'Enter an e-mail address and a phone number for the invitation.' };
  return (
    <form onSubmit={submit}>
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={() => navigate(back)}>Cancel</Button>
            <Button variant="primary" loading={busy}>Create user</Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {!fieldOf(error, ordered) && <Problem error={error} what="The user was not created" />}
          <Container header={<Header variant="h2">User information</Header>}>
            <SpaceBetween size="l">
              <FormField label="Invitation message" description="Invites the user with their user name and temporary password, in the words of the pool's invitation template." stretch>
                <RadioGroup
                  value={v.invitation}
                  onChange={(e) => draft.set({ invitation: e.detail.value })}
                  items={[
                    { value: 'none', label: 'Don’t send an invitation' },
                    { value: 'email', label: 'Send an e-mail invitation' },
                    { value: 'sms', label: 'Send a text message invitation' },
                    { value: 'both', label: 'Send both' },
                  ]}
                />
              </FormField>
              {by === 'username' && (
                <FormField label="User name" description="It can’t be changed later." errorText={errors.username} constraintText="1 to 128 characters, no spaces.">
                  <Input value={v.username} onChange={(e) => draft.set({ username: e.detail.value })} autoComplete={false} spellcheck={false} ariaRequired />
                </FormField>
              )}
              <FormField
                label={<>Email address{by !== 'email' && <i> - optional</i>}</>}
                description={by === 'email' || by === 'either' ? 'The user signs in with it.' : undefined}
                errorText={errors.email}
                constraintText={v.invitation !== 'none' && v.invitation !== 'sms' ? mediaText[v.invitation] : undefined}
              >
                <Input value={v.email} onChange={(e) => draft.set({ email: e.detail.value })} inputMode="email" autoComplete={false} spellcheck={false} ariaRequired={by === 'email'} />
              </FormField>
              <Checkbox checked={v.emailVerified} disabled={!v.email} onChange={(e) => draft.set({ emailVerified: e.detail.checked })}>Mark email address as verified</Checkbox>
              <FormField
                label={<>Phone number{by !== 'phone_number' && <i> - optional</i>}</>}
                description={by === 'phone_number' || by === 'either' ? 'The user signs in with it.' : undefined}
                errorText={errors.phone}
                constraintText="With + and the country code, such as +14325551212."
              >
                <Input value={v.phone} onChange={(e) => draft.set({ phone: e.detail.value })} inputMode="tel" autoComplete={false} ariaRequired={by === 'phone_number'} />
              </FormField>
              <Checkbox checked={v.phoneVerified} disabled={!v.phone} onChange={(e) => draft.set({ phoneVerified: e.detail.checked })}>Mark phone number as verified</Checkbox>
              {aliases.length > 0 && (
                <Checkbox checked={v.force} onChange={(e) => draft.set({ force: e.detail.checked })} description="Somebody else who signs in with the same verified e-mail address or phone number no longer can.">
                  Take these as aliases even if they are another user’s
                </Checkbox>
              )}
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2" description={`It has to be used within ${pool.Policies?.PasswordPolicy?.TemporaryPasswordValidityDays ?? 7} days.`}>Temporary password</Header>}>
            <SpaceBetween size="l">
              <FormField label="Temporary password" stretch>
                <RadioGroup
                  value={v.own}
                  onChange={(e) => draft.set({ own: e.detail.value })}
                  items={[
                    { value: 'set', label: 'Set a password' },
                    { value: 'generate', label: 'Generate a password', description: v.invitation === 'none' ? 'Only the invitation tells it: nobody will know it without one.' : undefined },
                  ]}
                />
              </FormField>
              {v.own === 'set' && (
                <FormField label="Password" errorText={errors.password} constraintText={policyText(pool)}>
                  <Input type="password" value={v.password} onChange={(e) => draft.set({ password: e.detail.value })} autoComplete="new-password" ariaRequired />
                </FormField>
              )}
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2" description="Attributes that the pool requires may be left to the user, who is asked at the first sign-in.">Other attributes</Header>}>
            <AttributeRows
              rows={v.rows}
              choices={(pool.SchemaAttributes ?? []).filter((a) => !elsewhere.includes(a.Name ?? ''))}
              change={(rows) => draft.set({ rows })}
              errors={errors}
            />
          </Container>
        </SpaceBetween>
      </Form>
    </form>
  );
}

/** policyText says what the pool asks of passwords. */
export function policyText(pool: UserPoolType): string {
  const p = pool.Policies?.PasswordPolicy;
  const wants = [
    p?.RequireNumbers && 'a number', p?.RequireSymbols && 'a special character',
    p?.RequireUppercase && 'an uppercase letter', p?.RequireLowercase && 'a lowercase letter',
  ].filter(Boolean);
  return `At least ${p?.MinimumLength ?? 8} characters${wants.length > 0 ? `, with ${wants.join(', ')}` : ''}.`;
}
