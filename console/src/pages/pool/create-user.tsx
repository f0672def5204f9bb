import type { AdminCreateUserRequest, AttributeType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { call } from '../../api';
import { AttributeRows, type Row } from '../../components/attribute-rows';
import { EditForm } from '../../components/edit-form';
import { Pairs } from '../../components/pairs';
import { useForm } from '../../components/use-form';
import { useFlash } from '../../flash';
import { PoolPage } from '../../pool-page';
import { navigate, segment } from '../../router';
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
  invitation: 'none', own: 'set', password: '', force: false, rows: [] as Row[], metadata: [] as Row[], validation: [] as Row[],
};

const elsewhere = ['sub', 'email', 'email_verified', 'phone_number', 'phone_number_verified', 'identities'];

/** requestOf makes of what was typed what the service is asked. */
export function requestOf(poolId: string, pool: UserPoolType, v: typeof empty): AdminCreateUserRequest {
  const attributes: AttributeType[] = v.rows.filter((r) => r.name).map((r) => ({ Name: r.name, Value: r.value }));
  if (v.email) attributes.push({ Name: 'email', Value: v.email }, ...(v.emailVerified ? [{ Name: 'email_verified', Value: 'true' }] : []));
  if (v.phone) attributes.push({ Name: 'phone_number', Value: v.phone }, ...(v.phoneVerified ? [{ Name: 'phone_number_verified', Value: 'true' }] : []));
  const media: ('EMAIL' | 'SMS')[] = v.invitation === 'both' ? ['EMAIL', 'SMS'] : v.invitation === 'sms' ? ['SMS'] : ['EMAIL'];
  const [metadata, validation] = [v.metadata, v.validation].map((rows) => rows.filter((r) => r.name)) as [Row[], Row[]];
  const names = { username: v.username, email: v.email, phone_number: v.phone, either: v.email || v.phone };
  return {
    UserPoolId: poolId,
    Username: names[signsInWith(pool)],
    UserAttributes: attributes,
    TemporaryPassword: v.own === 'set' ? v.password : undefined,
    ForceAliasCreation: v.force || undefined,
    ClientMetadata: metadata.length > 0 ? Object.fromEntries(metadata.map((r) => [r.name, r.value])) : undefined,
    ValidationData: validation.length > 0 ? validation.map((r) => ({ Name: r.name, Value: r.value })) : undefined,
    ...(v.invitation === 'none' ? { MessageAction: 'SUPPRESS' } : { DesiredDeliveryMediums: media }),
  };
}

function CreateUserForm({ poolId, pool }: { poolId: string; pool: UserPoolType }) {
  const flash = useFlash();
  const by = signsInWith(pool);
  const needs = { username: 'username', email: 'email', phone_number: 'phone', either: 'email' }[by];
  const back = `/pools/${poolId}/users`;
  const form = useForm({
    saved: empty,
    names: (d) => {
      const rows = d.rows.filter((r) => r.name).map((r) => [r.name, r.name]);
      // The other fields' words are less telling than the names of the rows.
      return { password: ['InvalidPasswordException', /password/i], [needs]: ['UsernameExistsException', 'username', needs], email: /email/i, phone: /phone/i, ...Object.fromEntries(rows) };
    },
    save: async (d) => {
      const { User } = await call('AdminCreateUser', requestOf(poolId, pool, d));
      flash.success(`User "${User?.Username}" has been created.`);
      navigate(`${back}/${segment(User?.Username ?? '')}`, { saved: true });
    },
  });
  const { draft: v, change, errors } = form;
  const aliases = (pool.AliasAttributes ?? []).filter((a) => a !== 'preferred_username');
  const mediaText: Record<string, string> = { email: 'Enter an e-mail address for the invitation.', sms: 'Enter a phone number for the invitation.', both: 'Enter an e-mail address and a phone number for the invitation.' };
  return (
    <EditForm form={form} always action="Create user" what="The user was not created" cancel={() => navigate(back)}>
      <Container header={<Header variant="h2">User information</Header>}>
        <SpaceBetween size="l">
          <FormField label="Invitation message" description="Invites the user with their user name and temporary password, in the words of the pool's invitation template." stretch>
            <RadioGroup
              value={v.invitation}
              onChange={(e) => change({ invitation: e.detail.value })}
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
              <Input value={v.username} onChange={(e) => change({ username: e.detail.value })} autoComplete={false} spellcheck={false} ariaRequired />
            </FormField>
          )}
          <FormField
            label={<>Email address{by !== 'email' && <i> - optional</i>}</>}
            description={by === 'email' || by === 'either' ? 'The user signs in with it.' : undefined}
            errorText={errors.email}
            constraintText={v.invitation !== 'none' && v.invitation !== 'sms' ? mediaText[v.invitation] : undefined}
          >
            <Input value={v.email} onChange={(e) => change({ email: e.detail.value })} inputMode="email" autoComplete={false} spellcheck={false} ariaRequired={by === 'email'} />
          </FormField>
          <Checkbox checked={v.emailVerified} disabled={!v.email} onChange={(e) => change({ emailVerified: e.detail.checked })}>Mark email address as verified</Checkbox>
          <FormField
            label={<>Phone number{by !== 'phone_number' && <i> - optional</i>}</>}
            description={by === 'phone_number' || by === 'either' ? 'The user signs in with it.' : undefined}
            errorText={errors.phone}
            constraintText="With + and the country code, such as +14325551212."
          >
            <Input value={v.phone} onChange={(e) => change({ phone: e.detail.value })} inputMode="tel" autoComplete={false} ariaRequired={by === 'phone_number'} />
          </FormField>
          <Checkbox checked={v.phoneVerified} disabled={!v.phone} onChange={(e) => change({ phoneVerified: e.detail.checked })}>Mark phone number as verified</Checkbox>
          {aliases.length > 0 && (
            <Checkbox checked={v.force} onChange={(e) => change({ force: e.detail.checked })} description="Somebody else who signs in with the same verified e-mail address or phone number no longer can.">
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
              onChange={(e) => change({ own: e.detail.value })}
              items={[
                { value: 'set', label: 'Set a password' },
                { value: 'generate', label: 'Generate a password', description: v.invitation === 'none' ? 'Only the invitation tells it: nobody will know it without one.' : undefined },
              ]}
            />
          </FormField>
          {v.own === 'set' && (
            <FormField label="Password" errorText={errors.password} constraintText={policyText(pool)}>
              <Input type="password" value={v.password} onChange={(e) => change({ password: e.detail.value })} autoComplete="new-password" ariaRequired />
            </FormField>
          )}
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2" description="Attributes that the pool requires may be left to the user, who is asked at the first sign-in.">Other attributes</Header>}>
        <AttributeRows
          rows={v.rows}
          choices={(pool.SchemaAttributes ?? []).filter((a) => !elsewhere.includes(a.Name ?? ''))}
          change={(rows) => change({ rows })}
          errors={errors}
        />
      </Container>
      <ExpandableSection variant="container" headerText="For the pool’s functions" headerDescription="Passed on to the triggers that run when a user is created, and not kept.">
        <SpaceBetween size="l">
          <FormField label="Client metadata" stretch><Pairs what="metadata" pairs={v.metadata} change={(metadata) => change({ metadata })} /></FormField>
          <FormField label="Validation data" stretch><Pairs what="validation data" pairs={v.validation} change={(validation) => change({ validation })} /></FormField>
        </SpaceBetween>
      </ExpandableSection>
    </EditForm>
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
