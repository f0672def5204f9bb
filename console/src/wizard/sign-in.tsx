import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ChecksField } from '../components/fields';
import type { StepProps } from './parts';

export const signInNames = { username: 'User name', email: 'Email', phone_number: 'Phone number' } as const;

export const providerNames = ['Facebook', 'Google', 'Login with Amazon', 'Sign in with Apple', 'SAML', 'OpenID Connect (OIDC)'];

export function SignInStep({ draft, change, errors }: StepProps) {
  const withName = draft.signIn.includes('username');
  return (
    <Container header={<Header variant="h2" description="Say which providers users can sign in with.">Authentication providers</Header>}>
      <SpaceBetween size="l">
        <ChecksField
          label="Provider types"
          description="Users sign in to the user pool itself, through a provider elsewhere, or either way."
          error={errors.provider}
          choices={[
            { value: 'pool', label: 'Cognito user pool', description: 'Users sign in with a user name, an email address or a phone number. Their attributes, groups and security settings are kept in the pool.' },
            { value: 'federated', label: 'Federated identity providers', description: 'Users sign in with an account they have elsewhere: a social provider, or a directory that speaks SAML or OpenID Connect.' },
          ]}
          value={[...(draft.userPoolProvider ? ['pool'] : []), ...(draft.federated ? ['federated'] : [])]}
          change={(c) => change({ userPoolProvider: c.includes('pool'), federated: c.includes('federated') })}
        />
        <ChecksField
          label="Cognito user pool sign-in options"
          topic="signInOptions"
          description="Choose what users sign in with. With a user name, the others are further names for the same user, once they are verified. Without one, the email address or phone number is the user name."
          error={errors.signIn}
          choices={(['username', 'email', 'phone_number'] as const).map((value) => ({ value, label: signInNames[value] }))}
          value={draft.signIn}
          change={(signIn) => change({ signIn, preferredUsername: draft.preferredUsername && signIn.includes('username') })}
        />
        {withName && (
          <ChecksField
            label="User name requirements"
            choices={[
              { value: 'preferred', label: 'Allow users to sign in with a preferred user name', description: 'A name that users choose, and may change, besides the lasting one.' },
              { value: 'case', label: 'Make user name case sensitive', description: '“Ada” and “ada” are then two users.' },
            ]}
            value={[...(draft.preferredUsername ? ['preferred'] : []), ...(draft.caseSensitive ? ['case'] : [])]}
            change={(c) => change({ preferredUsername: c.includes('preferred'), caseSensitive: c.includes('case') })}
          />
        )}
        {draft.federated && (
          <ChecksField
            label="Federated sign-in options"
            description="You connect the providers on the pool’s page once it is there; each asks for data of its own."
            error={errors.federated}
            choices={providerNames.map((value) => ({ value, label: value }))}
            value={draft.federatedProviders}
            change={(federatedProviders) => change({ federatedProviders })}
          />
        )}
        <Alert type="warning" statusIconAriaLabel="Warning">Cognito user pool sign-in options can’t be changed after the user pool has been created.</Alert>
      </SpaceBetween>
    </Container>
  );
}
