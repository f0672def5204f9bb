import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { recoveryNames, type Draft, type Recovery } from './draft';
import { Choices, Lines, type StepProps } from './parts';

/** passwordRules says in words what a password must contain. */
export function passwordRules(d: Draft): string[] {
  const all = d.passwordMode === 'default';
  return [
    ...(all || d.requireNumbers ? ['Contains at least 1 number'] : []),
    ...(all || d.requireSymbols ? ['Contains at least 1 special character'] : []),
    ...(all || d.requireUppercase ? ['Contains at least 1 uppercase letter'] : []),
    ...(all || d.requireLowercase ? ['Contains at least 1 lowercase letter'] : []),
  ];
}

function PasswordPolicy({ draft, change, errors }: StepProps) {
  const custom = draft.passwordMode === 'custom';
  return (
    <Container header={<Header variant="h2" description="How long and how varied the passwords of users must be.">Password policy</Header>}>
      <SpaceBetween size="l">
        <FormField label="Password policy mode">
          <RadioGroup
            value={draft.passwordMode}
            onChange={(e) => change({ passwordMode: e.detail.value as Draft['passwordMode'] })}
            items={[
              { value: 'default', label: 'Cognito defaults', description: 'Use the default requirements.' },
              { value: 'custom', label: 'Custom', description: 'Use requirements that you define.' },
            ]}
          />
        </FormField>
        {custom ? (
          <SpaceBetween size="l">
            <FormField label="Password minimum length" constraintText="A number of characters from 6 to 99." errorText={errors.minimumLength}>
              <Input value={draft.minimumLength} inputMode="numeric" onChange={(e) => change({ minimumLength: e.detail.value })} />
            </FormField>
            <FormField label="Password requirements">
              <Choices
                choices={[
                  { value: 'requireNumbers', label: 'Contains at least 1 number' },
                  { value: 'requireSymbols', label: 'Contains at least 1 special character' },
                  { value: 'requireUppercase', label: 'Contains at least 1 uppercase letter' },
                  { value: 'requireLowercase', label: 'Contains at least 1 lowercase letter' },
                ]}
                chosen={(['requireNumbers', 'requireSymbols', 'requireUppercase', 'requireLowercase'] as const).filter((k) => draft[k])}
                change={(c) =>
                  change({
                    requireNumbers: c.includes('requireNumbers'), requireSymbols: c.includes('requireSymbols'),
                    requireUppercase: c.includes('requireUppercase'), requireLowercase: c.includes('requireLowercase'),
                  })
                }
              />
            </FormField>
            <FormField label="Temporary passwords set by administrators expire in" constraintText="A number of days from 1 to 365." errorText={errors.temporaryDays}>
              <Input value={draft.temporaryDays} inputMode="numeric" onChange={(e) => change({ temporaryDays: e.detail.value })} />
            </FormField>
          </SpaceBetween>
        ) : (
          <KeyValuePairs
            columns={3}
            items={[
              { label: 'Password minimum length', value: '8 character(s)' },
              { label: 'Password requirements', value: <Lines lines={passwordRules(draft)} /> },
              { label: 'Temporary passwords set by administrators expire in', value: '7 day(s)' },
            ]}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}

function MultiFactor({ draft, change, errors }: StepProps) {
  return (
    <Container header={<Header variant="h2" description="Ask for a second proof besides the password. This holds for all app clients.">Multi-factor authentication</Header>}>
      <SpaceBetween size="l">
        <FormField label="MFA enforcement">
          <RadioGroup
            value={draft.mfa}
            onChange={(e) => {
              const mfa = e.detail.value as Draft['mfa'];
              change({ mfa, mfaMethods: mfa !== 'OFF' && draft.mfaMethods.length === 0 ? ['totp'] : draft.mfaMethods });
            }}
            items={[
              { value: 'ON', label: 'Require MFA - Recommended', description: 'Every user needs a second factor to sign in.' },
              { value: 'OPTIONAL', label: 'Optional MFA', description: 'Users sign in with one factor and may add a second one.' },
              { value: 'OFF', label: 'No MFA', description: 'Users sign in with one factor only. This protects them least.' },
            ]}
          />
        </FormField>
        {draft.mfa !== 'OFF' && (
          <FormField label="MFA methods" description="What users can prove themselves with, besides their password." errorText={errors.mfaMethods}>
            <Choices
              choices={[
                { value: 'totp', label: 'Authenticator apps', description: 'A code from an app on the user’s device.' },
                { value: 'sms', label: 'SMS message', description: 'A code sent to the user’s phone. Sending it may cost you something.' },
              ]}
              chosen={draft.mfaMethods}
              change={(mfaMethods) => change({ mfaMethods })}
            />
          </FormField>
        )}
      </SpaceBetween>
    </Container>
  );
}

function AccountRecovery({ draft, change, errors }: StepProps) {
  return (
    <Container header={<Header variant="h2" description="How users who forgot their password get a new one.">User account recovery</Header>}>
      <SpaceBetween size="l">
        <FormField label="Self-service account recovery">
          <Checkbox
            checked={draft.recoveryEnabled}
            onChange={(e) => change({ recoveryEnabled: e.detail.checked })}
            description="The sign-in page shows “Forgot your password?”, and apps can start the recovery. Otherwise only administrators reset passwords."
          >
            Enable self-service account recovery - Recommended
          </Checkbox>
        </FormField>
        {draft.recoveryEnabled && (
          <FormField label="Delivery method for user account recovery messages" description="Where the code goes that the user enters to choose a new password." errorText={errors.recovery}>
            <RadioGroup
              value={draft.recovery}
              onChange={(e) => change({ recovery: e.detail.value as Recovery })}
              items={(Object.keys(recoveryNames) as Recovery[]).map((value) => ({ value, label: recoveryNames[value] }))}
            />
          </FormField>
        )}
      </SpaceBetween>
    </Container>
  );
}

export const deviceNames: Record<Draft['devices'], string> = {
  never: 'Don’t remember',
  always: 'Always remember',
  'opt-in': 'User opt-in',
};

function Devices({ draft, change }: StepProps) {
  return (
    <Container header={<Header variant="h2" description="Whether a user’s device is known again, so that it needs no second factor the next time.">Device tracking</Header>}>
      <FormField label="Remember user devices">
        <RadioGroup
          value={draft.devices}
          onChange={(e) => change({ devices: e.detail.value as Draft['devices'] })}
          items={[
            { value: 'never', label: deviceNames.never },
            { value: 'always', label: deviceNames.always },
            { value: 'opt-in', label: deviceNames['opt-in'], description: 'Remember a device when its user says so.' },
          ]}
        />
      </FormField>
    </Container>
  );
}

export function SecurityStep(props: StepProps) {
  return (
    <SpaceBetween size="l">
      <PasswordPolicy {...props} />
      <MultiFactor {...props} />
      <AccountRecovery {...props} />
      <Devices {...props} />
    </SpaceBetween>
  );
}
