import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Facts } from '../components/facts';
import { ChecksField, RadioField, TextField } from '../components/fields';
import { mfaChoices, passwordChoices } from '../components/security-choices';
import { Info } from '../help/panel';
import { recoveryNames, type Draft, type Recovery } from './draft';
import { Lines, type StepProps } from './parts';

/** passwordRules says in words what a password must contain. */
export function passwordRules(d: Draft): string[] {
  return passwordChoices.filter((c) => d.passwordMode === 'default' || d.passwordRules.includes(c.value)).map((c) => c.label);
}

function PasswordPolicy({ draft, change, errors }: StepProps) {
  const custom = draft.passwordMode === 'custom';
  return (
    <Container header={<Header variant="h2" info={<Info topic="passwordPolicy" />} description="How long and how varied the passwords of users must be.">Password policy</Header>}>
      <SpaceBetween size="l">
        <RadioField
          label="Password policy mode"
          value={draft.passwordMode}
          change={(passwordMode) => change({ passwordMode })}
          choices={[
            { value: 'default', label: 'Cognito defaults', description: 'Use the default requirements.' },
            { value: 'custom', label: 'Custom', description: 'Use requirements that you define.' },
          ]}
        />
        {custom ? (
          <SpaceBetween size="l">
            <TextField label="Password minimum length" hint="A number of characters from 6 to 99." numeric value={draft.minimumLength} change={(minimumLength) => change({ minimumLength })} error={errors.minimumLength} />
            <ChecksField
              label="Password requirements"
              choices={passwordChoices}
              value={draft.passwordRules}
              change={(passwordRules) => change({ passwordRules })}
            />
            <TextField label="Temporary passwords set by administrators expire in" hint="A number of days from 1 to 365." numeric value={draft.temporaryDays} change={(temporaryDays) => change({ temporaryDays })} error={errors.temporaryDays} />
          </SpaceBetween>
        ) : (
          <Facts
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
    <Container header={<Header variant="h2" info={<Info topic="mfa" />} description="Ask for a second proof besides the password. This holds for all app clients.">Multi-factor authentication</Header>}>
      <SpaceBetween size="l">
        <RadioField
          label="MFA enforcement"
          value={draft.mfa}
          change={(mfa) => change({ mfa, mfaMethods: mfa !== 'OFF' && draft.mfaMethods.length === 0 ? ['totp'] : draft.mfaMethods })}
          choices={mfaChoices}
        />
        {draft.mfa !== 'OFF' && (
          <ChecksField
            label="MFA methods"
            description="What users can prove themselves with, besides their password."
            error={errors.mfaMethods}
            choices={[
              { value: 'totp', label: 'Authenticator apps', description: 'A code from an app on the user’s device.' },
              { value: 'sms', label: 'SMS message', description: 'A code sent to the user’s phone. Sending it may cost you something.' },
            ]}
            value={draft.mfaMethods}
            change={(mfaMethods) => change({ mfaMethods })}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}

function AccountRecovery({ draft, change, errors }: StepProps) {
  return (
    <Container header={<Header variant="h2" info={<Info topic="recovery" />} description="How users who forgot their password get a new one.">User account recovery</Header>}>
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
          <RadioField
            label="Delivery method for user account recovery messages" description="Where the code goes that the user enters to choose a new password."
            error={errors.recovery}
            value={draft.recovery}
            change={(recovery) => change({ recovery })}
            choices={(Object.keys(recoveryNames) as Recovery[]).map((value) => ({ value, label: recoveryNames[value] }))}
          />
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
    <Container header={<Header variant="h2" info={<Info topic="devices" />} description="Whether a user’s device is known again, so that it needs no second factor the next time.">Device tracking</Header>}>
      <RadioField
        label="Remember user devices"
        value={draft.devices}
        change={(devices) => change({ devices })}
        choices={[
          { value: 'never', label: deviceNames.never },
          { value: 'always', label: deviceNames.always },
          { value: 'opt-in', label: deviceNames['opt-in'], description: 'Remember a device when its user says so.' },
        ]}
      />
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
