import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { Facts, type Fact } from '../components/facts';
import { flowNames, implied, recoveryNames, smsNeeded, type Draft } from './draft';
import { Lines } from './parts';
import { smsRole } from './requests';
import { deviceNames, passwordRules } from './security';
import { signInNames } from './sign-in';
import { verifyNames } from './sign-up';

interface ReviewProps {
  draft: Draft;
  account: string;
  edit: (step: number) => void;
}

interface PartProps {
  step: number;
  title: string;
  edit: (step: number) => void;
  items: Fact[];
  warning?: ReactNode;
}

function Part({ step, title, edit, items, warning }: PartProps) {
  return (
    <SpaceBetween size="xs">
      <Header variant="h2" actions={<Button ariaLabel={`Edit step ${step + 1}: ${title}`} onClick={() => edit(step)}>Edit</Button>}>
        Step {step + 1}: {title}
      </Header>
      <Container>
        <SpaceBetween size="m">
          <Facts columns={3} items={items} />
          {warning && <Alert type="warning" statusIconAriaLabel="Warning">{warning}</Alert>}
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  );
}

const mfaNames = { ON: 'Require MFA', OPTIONAL: 'Optional MFA', OFF: 'No MFA' };
const methodNames: Record<string, string> = { totp: 'Authenticator apps', sms: 'SMS message' };

function yes(on: boolean): string {
  return on ? 'Enabled' : 'Disabled';
}

/** Review shows all that was chosen, and leads back to each step. */
export function Review({ draft: d, account, edit }: ReviewProps) {
  const custom = d.passwordMode === 'custom';
  return (
    <SpaceBetween size="l">
      <Part
        step={0} title="Configure sign-in experience" edit={edit}
        warning="Cognito user pool sign-in options can’t be changed after the user pool has been created."
        items={[
          { label: 'Provider types', value: <Lines lines={['Cognito user pool', ...(d.federated ? ['Federated identity providers'] : [])]} /> },
          { label: 'Cognito user pool sign-in options', value: <Lines lines={d.signIn.map((n) => signInNames[n])} /> },
          { label: 'Federated sign-in options', value: <Lines lines={d.federated ? d.federatedProviders : []} /> },
          ...(d.signIn.includes('username')
            ? [
                { label: 'Sign in with preferred user name', value: yes(d.preferredUsername) },
                { label: 'Case sensitivity of user names', value: yes(d.caseSensitive) },
              ]
            : []),
        ]}
      />
      <Part
        step={1} title="Configure security requirements" edit={edit}
        items={[
          { label: 'Password minimum length', value: `${custom ? d.minimumLength : '8'} character(s)` },
          { label: 'Password requirements', value: <Lines lines={passwordRules(d)} /> },
          { label: 'Temporary passwords set by administrators expire in', value: `${custom ? d.temporaryDays : '7'} day(s)` },
          { label: 'MFA enforcement', value: mfaNames[d.mfa] },
          { label: 'MFA methods', value: <Lines lines={d.mfa === 'OFF' ? [] : d.mfaMethods.map((m) => methodNames[m] ?? m)} /> },
          { label: 'Self-service account recovery', value: yes(d.recoveryEnabled) },
          { label: 'Recovery message delivery', value: d.recoveryEnabled ? recoveryNames[d.recovery] : '-' },
          { label: 'Remember user devices', value: deviceNames[d.devices] },
        ]}
      />
      <Part
        step={2} title="Configure sign-up experience" edit={edit}
        warning="Required attributes can’t be changed once this user pool has been created."
        items={[
          { label: 'Self-registration', value: d.selfRegistration ? 'Enabled: users can sign themselves up' : 'Disabled: only administrators create users' },
          { label: 'Cognito-assisted verification and confirmation', value: yes(d.assisted) },
          { label: 'Attributes to verify', value: d.assisted ? verifyNames[d.verify] : '-' },
          { label: 'Keep original attribute value active when an update is pending', value: d.assisted ? yes(d.keepOriginal) : '-' },
          { label: 'Required attributes', value: <Lines lines={[...new Set([...implied(d), ...d.required])]} /> },
          { label: 'Custom attributes', value: <Lines lines={d.custom.map((c) => `custom:${c.name} (${c.type}${c.mutable ? '' : ', can’t be changed'})`)} /> },
        ]}
      />
      <Part
        step={3} title="Configure message delivery" edit={edit}
        items={[
          { label: 'Email provider', value: d.emailProvider === 'ses' ? 'Send email with Amazon SES' : 'Send email with Cognito' },
          { label: 'FROM email address', value: d.emailProvider === 'ses' ? d.from || d.sesArn : 'no-reply@verificationemail.com' },
          { label: 'REPLY-TO email address', value: d.replyTo || '-' },
          { label: 'SMS role', value: smsNeeded(d) ? smsRole(d, account) : '-' },
        ]}
      />
      <Part
        step={4} title="Integrate your app" edit={edit}
        warning={<>Your user pool name can’t be changed once this user pool is created.{d.withClient && d.secret && ' A client secret can’t be removed once it was generated.'}</>}
        items={[
          { label: 'User pool name', value: d.poolName || '-' },
          { label: 'Hosted authentication pages', value: yes(d.hosted) },
          { label: 'Domain prefix', value: (d.hosted && d.domain) || '-' },
          ...(d.withClient
            ? [
                { label: 'App type', value: { public: 'Public client', confidential: 'Confidential client', other: 'Other' }[d.appType] },
                { label: 'App client name', value: d.clientName || '-' },
                { label: 'Client secret', value: d.secret ? 'Generate a client secret' : 'Don’t generate a client secret' },
                { label: 'Authentication flows', value: <Lines lines={d.flows.filter((f) => f in flowNames)} /> },
                { label: 'Refresh token expiration', value: `${d.refreshDays} day(s)` },
                { label: 'Access and ID token expiration', value: `${d.accessMinutes} and ${d.idMinutes} minute(s)` },
                { label: 'Prevent user existence errors', value: d.preventExistenceErrors ? 'Enabled' : 'Legacy' },
                { label: 'Callback URLs', value: <Lines lines={d.hosted ? d.callbacks.filter(Boolean) : []} /> },
                { label: 'Attribute permissions', value: d.limitAttributes ? `Read ${d.read.length}, write ${d.write.length}` : 'All standard attributes' },
              ]
            : [{ label: 'App clients', value: 'None yet: edit this step to add one' }]),
          { label: 'Tags', value: <Lines lines={d.tags.map((t) => `${t.key}: ${t.value}`)} /> },
          { label: 'Triggers', value: 'None: added on the pool’s page' },
        ]}
      />
    </SpaceBetween>
  );
}
