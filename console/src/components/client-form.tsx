import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TimeUnitsType } from '@aws-sdk/client-cognito-identity-provider';
import { Info } from '../help/panel';
import { flowChoices, oauthFlowChoices, oldFlowChoices, type ClientDraft, type Span } from './client-draft';
import { ChecksField, ListField, RadioField, TextField, type Choice } from './fields';
import { Permissions } from './permissions';
import type { FormState } from './use-form';

/** Surroundings are what of the pool a client can be given. */
export interface Surroundings {
  attributes: string[];
  providers: string[];
  scopes: string[];
}

interface ClientFormProps {
  form: FormState<ClientDraft>;
  around: Surroundings;
  fresh?: boolean;
}

const units = ['seconds', 'minutes', 'hours', 'days'].map((value) => ({ value, label: value }));

function SpanField({ label, hint, error, value, change }: { label: string; hint: string; error?: string; value: Span; change: (s: Span) => void }) {
  return (
    <FormField label={label} constraintText={hint} errorText={error}>
      <div className="span-row">
        <Input value={value.count} inputMode="numeric" ariaLabel={label} onChange={(e) => change({ ...value, count: e.detail.value })} />
        <Select
          options={units}
          selectedOption={units.find((u) => u.value === value.unit) ?? null}
          ariaLabel={`Unit of ${label}`}
          onChange={(e) => change({ ...value, unit: e.detail.selectedOption.value as TimeUnitsType })}
        />
      </div>
    </FormField>
  );
}

/** ClientForm has the fields of an app client. */
export function ClientForm(props: ClientFormProps) {
  const { form, fresh } = props;
  const { draft, change, errors } = form;
  const plain = (values: string[]): Choice[] => values.map((value) => ({ value, label: value }));
  return (
    <>
      <Container header={<Header variant="h2">App client</Header>}>
        <SpaceBetween size="l">
          <TextField label="App client name" hint="Up to 128 letters, digits, spaces and these characters: + = , . @ -" value={draft.name} change={(name) => change({ name })} error={errors.name} />
          {fresh && (
            <div className="stack">
              <RadioField
                label="Client secret"
                topic="clientSecret"
                value={draft.secret}
                change={(secret) => change({ secret: secret as ClientDraft['secret'] })}
                choices={[
                  { value: 'none', label: 'No client secret', description: 'For apps in browsers and on devices, which can’t keep one.' },
                  { value: 'generate', label: 'Generate a client secret', description: 'For apps on servers.' },
                  { value: 'own', label: 'Enter a client secret', description: 'One that you made.' },
                ]}
              />
              {draft.secret === 'own' && <TextField label="Own client secret" hint="24 to 64 letters, digits, _ and +" secret value={draft.ownSecret} change={(ownSecret) => change({ ownSecret })} error={errors.ownSecret} />}
              <Alert statusIconAriaLabel="Information">Whether a client has a secret can’t be changed later.</Alert>
            </div>
          )}
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Authentication</Header>}>
        <SpaceBetween size="l">
          <ChecksField
            label="Authentication flows"
            topic="authFlows"
            description="The ways in which the app may sign users in."
            choices={[...flowChoices, ...oldFlowChoices.filter((c) => draft.flows.includes(c.value))]}
            value={draft.flows}
            change={(flows) => change({ flows })}
            error={errors.flows}
          />
          <TextField label="Authentication flow session duration (minutes)" hint="3 to 15" numeric value={draft.session} change={(session) => change({ session })} error={errors.session} />
          <RadioField
            label="Prevent user existence errors"
            topic="userExistence"
            value={draft.existence}
            change={(existence) => change({ existence })}
            choices={[
              { value: 'ENABLED', label: 'Enabled (recommended)', description: 'Errors tell only that user name or password is not right.' },
              { value: 'LEGACY', label: 'Legacy', description: 'Errors tell whether a user exists.' },
            ]}
          />
          <Checkbox checked={draft.propagate} onChange={(e) => change({ propagate: e.detail.checked })} description="Lets the app pass on its users’ IP addresses to threat protection. Needs a client secret.">Accept additional user context data</Checkbox>
        </SpaceBetween>
      </Container>
      <Tokens {...props} />
      <Container header={<Header variant="h2" info={<Info topic="loginPages" />} description="Signing in through the login pages, with OAuth 2.0 and OpenID Connect.">Login pages</Header>}>
        <SpaceBetween size="l">
          <ChecksField
            label="Identity providers"
            choices={props.around.providers.map((value) => ({ value, label: value === 'COGNITO' ? 'User pool' : value }))}
            value={draft.providers}
            change={(providers) => change({ providers })}
            error={errors.providers}
          />
          <Checkbox checked={draft.oauth} onChange={(e) => change({ oauth: e.detail.checked })} description="The client may use the OAuth 2.0 endpoints.">Use OAuth 2.0</Checkbox>
          {draft.oauth && (
            <div className="stack">
              <ChecksField label="OAuth 2.0 grant types" choices={oauthFlowChoices} value={draft.oauthFlows} change={(oauthFlows) => change({ oauthFlows })} error={errors.oauthFlows} />
              <ChecksField label="Scopes" choices={plain([...new Set([...props.around.scopes, ...draft.scopes])])} value={draft.scopes} change={(scopes) => change({ scopes })} error={errors.scopes} />
              <ListField label="Allowed callback URLs" item="callback URL" hint="HTTPS, http://localhost, or an app’s own scheme" placeholder="https://example.com/callback" values={draft.callbacks} change={(callbacks) => change({ callbacks })} error={errors.callbacks} />
              <TextField label="Default redirect URL" hint="One of the callback URLs; may be empty" value={draft.redirect} change={(redirect) => change({ redirect })} error={errors.redirect} />
              <ListField label="Allowed sign-out URLs" item="sign-out URL" placeholder="https://example.com/" values={draft.logouts} change={(logouts) => change({ logouts })} error={errors.logouts} />
            </div>
          )}
        </SpaceBetween>
      </Container>
      <AttributePermissions {...props} />
      <Analytics {...props} />
    </>
  );
}

function Tokens({ form: { draft, change, errors } }: ClientFormProps) {
  return (
    <Container header={<Header variant="h2" info={<Info topic="tokens" />}>Tokens</Header>}>
      <SpaceBetween size="l">
        <ColumnLayout columns={3}>
          <SpanField label="Refresh token expiration" hint="60 minutes to 10 years" value={draft.refresh} change={(refresh) => change({ refresh })} error={errors.refresh} />
          <SpanField label="Access token expiration" hint="5 minutes to 1 day" value={draft.access} change={(access) => change({ access })} error={errors.access} />
          <SpanField label="ID token expiration" hint="5 minutes to 1 day" value={draft.id} change={(id) => change({ id })} error={errors.id} />
        </ColumnLayout>
        <Checkbox checked={draft.revocation} onChange={(e) => change({ revocation: e.detail.checked })} description="Refresh tokens can be ended before they expire.">Enable token revocation</Checkbox>
        <Checkbox checked={draft.rotation} onChange={(e) => change({ rotation: e.detail.checked })} description="Each use of a refresh token makes a new one and ends the old one. Needs ALLOW_REFRESH_TOKEN_AUTH to be off.">Enable refresh token rotation</Checkbox>
        {draft.rotation && <TextField label="Grace period (seconds)" hint="0 to 60: how long the old token works still" numeric value={draft.grace} change={(grace) => change({ grace })} error={errors.grace} />}
      </SpaceBetween>
    </Container>
  );
}

function AttributePermissions({ form: { draft, change, errors }, around }: ClientFormProps) {
  return (
    <ExpandableSection variant="container" headerText="Attribute permissions" headerInfo={<Info topic="attributePermissions" />} headerDescription="Which attributes of its users the app may read and write." defaultExpanded={draft.limited}>
      <SpaceBetween size="m">
        <Checkbox
          checked={!draft.limited}
          onChange={(e) => change(e.detail.checked ? { limited: false } : { limited: true, read: around.attributes, write: around.attributes.filter((a) => !a.endsWith('_verified')) })}
        >
          The app may read and write all standard attributes
        </Checkbox>
        {(errors.read ?? errors.write) && <Box color="text-status-error">{errors.read ?? errors.write}</Box>}
        {draft.limited && (
          <Permissions attributes={around.attributes} read={draft.read} write={draft.write} change={(which, chosen) => change({ [which]: chosen })} />
        )}
      </SpaceBetween>
    </ExpandableSection>
  );
}

function Analytics({ form: { draft, change, errors } }: ClientFormProps) {
  return (
    <ExpandableSection variant="container" headerText="Analytics" headerDescription="Kept for applications that ask for it; Cognate sends nothing anywhere." defaultExpanded={draft.analytics}>
      <SpaceBetween size="m">
        <Checkbox checked={draft.analytics} onChange={(e) => change({ analytics: e.detail.checked })}>Analytics configuration</Checkbox>
        {draft.analytics && (
          <ColumnLayout columns={2}>
            <TextField label="Application ID" value={draft.applicationId} change={(applicationId) => change({ applicationId })} error={errors.analytics} />
            <TextField label="Application ARN" hint="Instead of the ID" value={draft.applicationArn} change={(applicationArn) => change({ applicationArn })} />
            <TextField label="Role ARN" value={draft.roleArn} change={(roleArn) => change({ roleArn })} />
            <TextField label="External ID" value={draft.externalId} change={(externalId) => change({ externalId })} />
            <Checkbox checked={draft.shared} onChange={(e) => change({ shared: e.detail.checked })}>Share user data</Checkbox>
          </ColumnLayout>
        )}
      </SpaceBetween>
    </ExpandableSection>
  );
}
