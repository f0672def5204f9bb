import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { call } from '../api';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';
import { useLoad } from '../load';
import type { Of } from '../pages/pool/user';
import { Problem } from '../problem';
import { attribute } from '../users';
import { Facts } from './facts';
import { useForm } from './use-form';
import { Section } from './section';
import { UserAuthenticator } from './user-authenticator';
import { UserPasskeys } from './user-passkeys';

const methods = [
  { id: 'SOFTWARE_TOKEN_MFA', label: 'Authenticator app', description: 'The user registers the app; an administrator can’t.' },
  { id: 'SMS_MFA', label: 'Text message', description: 'Goes to the user’s phone number.' },
  { id: 'EMAIL_OTP', label: 'E-mail message', description: 'Goes to the user’s e-mail address.' },
  { id: 'WEB_AUTHN_MFA', label: 'Passkey with user verification', description: 'A passkey counts as both factors.' },
];

const factors: Record<string, string> = {
  PASSWORD: 'Password', EMAIL_OTP: 'Code by e-mail', SMS_OTP: 'Code by text message', WEB_AUTHN: 'Passkey',
};

/** UserMFA shows what a user can sign in with and sets the second factors. */
export function UserMFA({ poolId, user, changed }: Of) {
  const flash = useFlash();
  const [deleting, setDeleting] = useState(false);
  const [drawing, setDrawing] = useState(false);
  const username = user.Username ?? '';
  const list = user.UserMFASettingList ?? [];
  const { data, error, reload } = useLoad(() => call('AdminGetUserAuthFactors', { UserPoolId: poolId, Username: username }), [poolId, username]);
  const configured = data?.ConfiguredUserAuthFactors ?? [];
  const form = useForm({
    saved: { on: methods.map((m) => m.id).filter((id) => list.includes(id)), preferred: user.PreferredMfaSetting ?? '' },
    done: 'The second factors have been saved.',
    save: async (v) => {
      const of = (id: string) => ({ Enabled: v.on.includes(id), PreferredMfa: v.preferred === id });
      const touched = (id: string) => v.on.includes(id) !== list.includes(id) || v.preferred === id || user.PreferredMfaSetting === id;
      await call('AdminSetUserMFAPreference', {
        UserPoolId: poolId,
        Username: username,
        SMSMfaSettings: touched('SMS_MFA') ? of('SMS_MFA') : undefined,
        SoftwareTokenMfaSettings: touched('SOFTWARE_TOKEN_MFA') ? of('SOFTWARE_TOKEN_MFA') : undefined,
        EmailMfaSettings: touched('EMAIL_OTP') ? of('EMAIL_OTP') : undefined,
        WebAuthnMfaSettings: v.on.includes('WEB_AUTHN_MFA') === list.includes('WEB_AUTHN_MFA') ? undefined : { Enabled: v.on.includes('WEB_AUTHN_MFA') },
      });
      changed();
      reload();
    },
  });
  const { draft: v, change } = form;
  const preferable = methods.filter((m) => m.id !== 'WEB_AUTHN_MFA' && v.on.includes(m.id));
  return (
    <SpaceBetween size="l">
      <Problem error={error} retry={reload} what="The sign-in factors could not be read" />
      <Section title="Second factors" description="What the user is asked for besides the password." form={form}>
        <FormField label="Methods" stretch>
          <SpaceBetween size="xs">
            {methods.map((m) => (
              <Checkbox
                key={m.id}
                checked={v.on.includes(m.id)}
                description={m.description}
                onChange={(e) => change({ on: methods.map((x) => x.id).filter((id) => (id === m.id ? e.detail.checked : v.on.includes(id))), preferred: !e.detail.checked && v.preferred === m.id ? '' : v.preferred })}
              >
                {m.label}
              </Checkbox>
            ))}
          </SpaceBetween>
        </FormField>
        {preferable.length > 0 && (
          <FormField label="Asked for first" stretch>
            <RadioGroup
              value={v.preferred}
              onChange={(e) => change({ preferred: e.detail.value })}
              items={[{ value: '', label: 'None: the user chooses' }, ...preferable.map((m) => ({ value: m.id, label: m.label }))]}
            />
          </FormField>
        )}
      </Section>
      <Container
        header={
          <Header
            variant="h2"
            description="The user registers authenticator apps; an administrator can take a lost one away."
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button onClick={() => setDrawing(true)}>Show QR code</Button>
                <Button onClick={() => setDeleting(true)}>Remove authenticator app</Button>
              </SpaceBetween>
            }
          >
            Ways to sign in
          </Header>
        }
      >
        <Facts
          columns={2}
          items={[
            { label: 'Authenticator app', value: list.includes('SOFTWARE_TOKEN_MFA') ? 'On' : 'Off' },
            { label: 'First factors the user can sign in with', value: configured.map((f) => factors[f] ?? f).join(', ') || '-' },
          ]}
        />
      </Container>
      <UserPasskeys poolId={poolId} sub={attribute(user.UserAttributes, 'sub') ?? username} changed={reload} />
      {drawing && <UserAuthenticator poolId={poolId} username={username} close={() => setDrawing(false)} />}
      {deleting && (
        <Confirm
          title="Remove the authenticator app?"
          action="Remove"
          close={() => setDeleting(false)}
          run={async () => {
            await call('AdminDeleteSoftwareToken', { UserPoolId: poolId, Username: username });
            flash.success('The authenticator app has been removed.');
            setDeleting(false);
            changed();
            reload();
          }}
        >
          Its codes stop working. Where the pool requires a second factor, the user sets up another one at the next sign-in.
        </Confirm>
      )}
    </SpaceBetween>
  );
}
