import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Errors } from '../components/blame';
import { ChecksField, TextField } from '../components/fields';
import { Permissions } from '../components/permissions';
import { Info } from '../help/panel';
import { attributes, flowNames } from './draft';
import type { StepProps } from './parts';

interface AddressesProps {
  label: string;
  add: string;
  addresses: string[];
  errors: Errors;
  prefix: string;
  change: (addresses: string[]) => void;
}

/** Addresses is a list of URLs that grows and shrinks. */
function Addresses({ label, add, addresses, errors, prefix, change }: AddressesProps) {
  return (
    <SpaceBetween size="xs">
      {addresses.map((address, i) => (
        <FormField
          key={i}
          label={`${label} ${i + 1}`}
          errorText={errors[`${prefix}${i}`]}
          secondaryControl={<Button ariaLabel={`Remove ${label} ${i + 1}`} onClick={() => change(addresses.filter((_, at) => at !== i))}>Remove</Button>}
        >
          <Input value={address} spellcheck={false} placeholder="https://example.com/callback" onChange={(e) => change(addresses.map((a, at) => (at === i ? e.detail.value : a)))} />
        </FormField>
      ))}
      <Button iconName="add-plus" disabled={addresses.length >= 100} onClick={() => change([...addresses, ''])}>{add}</Button>
    </SpaceBetween>
  );
}

function AttributePermissions({ draft, change }: StepProps) {
  const all = attributes(draft);
  return (
    <ExpandableSection
      variant="container"
      headerText="Attribute read and write permissions"
      headerInfo={<Info topic="attributePermissions" />}
      headerDescription="Which attributes of its users the app may see and change."
    >
      <SpaceBetween size="m">
        <Checkbox
          checked={!draft.limitAttributes}
          onChange={(e) => change(e.detail.checked ? { limitAttributes: false } : { limitAttributes: true, read: all, write: all })}
          description="Includes custom attributes that are added later only where a client may read and write all."
        >
          The app may read and write all standard attributes
        </Checkbox>
        {draft.limitAttributes && (
          <Permissions attributes={all} read={draft.read} write={draft.write} change={(which, chosen) => change({ [which]: chosen })} />
        )}
      </SpaceBetween>
    </ExpandableSection>
  );
}

/** AdvancedClient asks for what most apps leave as it is. */
export function AdvancedClient(props: StepProps) {
  const { draft, change, errors } = props;
  const wrong = ['sessionMinutes', 'refreshDays', 'accessMinutes', 'idMinutes', 'scopes'].some((k) => errors[k]) || Object.keys(errors).some((k) => /^(callback|logout)/.test(k));
  return (
    <SpaceBetween size="l">
      {draft.hosted && (
        <ExpandableSection variant="container" defaultExpanded headerText="Callback URLs and scopes" headerInfo={<Info topic="loginPages" />} headerDescription="Where users return to, and what the app learns of them.">
          <SpaceBetween size="l">
            <Addresses label="Allowed callback URL" add="Add callback URL" prefix="callback" addresses={draft.callbacks} errors={errors} change={(callbacks) => change({ callbacks })} />
            <Addresses label="Allowed sign-out URL" add="Add sign-out URL" prefix="logout" addresses={draft.logouts} errors={errors} change={(logouts) => change({ logouts })} />
            <ChecksField
              label="OpenID Connect scopes"
              error={errors.scopes}
              choices={['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'].map((value) => ({ value, label: value }))}
              value={draft.scopes}
              change={(scopes) => change({ scopes })}
            />
          </SpaceBetween>
        </ExpandableSection>
      )}
      <ExpandableSection key={wrong ? 'wrong' : 'right'} variant="container" defaultExpanded={wrong} headerText="Advanced app client settings" headerInfo={<Info topic="tokens" />} headerDescription="Authentication flows, how long tokens last, and what errors tell.">
        <SpaceBetween size="l">
          <ChecksField
            label="Authentication flows"
            topic="authFlows"
            description="The ways in which the app may sign users in."
            choices={Object.entries(flowNames).map(([value, description]) => ({ value, label: value, description }))}
            value={draft.flows}
            change={(flows) => change({ flows })}
          />
          <ColumnLayout columns={2}>
            <TextField label="Authentication flow session duration (minutes)" numeric value={draft.sessionMinutes} change={(sessionMinutes) => change({ sessionMinutes })} error={errors.sessionMinutes} />
            <TextField label="Refresh token expiration (days)" numeric value={draft.refreshDays} change={(refreshDays) => change({ refreshDays })} error={errors.refreshDays} />
            <TextField label="Access token expiration (minutes)" numeric value={draft.accessMinutes} change={(accessMinutes) => change({ accessMinutes })} error={errors.accessMinutes} />
            <TextField label="ID token expiration (minutes)" numeric value={draft.idMinutes} change={(idMinutes) => change({ idMinutes })} error={errors.idMinutes} />
          </ColumnLayout>
          <Checkbox checked={draft.revocation} onChange={(e) => change({ revocation: e.detail.checked })} description="Refresh tokens can be ended before they expire.">
            Enable token revocation
          </Checkbox>
          <FormField label="Prevent user existence errors" info={<Info topic="userExistence" />}>
            <RadioGroup
              value={draft.preventExistenceErrors ? 'ENABLED' : 'LEGACY'}
              onChange={(e) => change({ preventExistenceErrors: e.detail.value === 'ENABLED' })}
              items={[
                { value: 'LEGACY', label: 'Legacy', description: 'Errors tell whether a user exists.' },
                { value: 'ENABLED', label: 'Enabled (Recommended)', description: 'Errors tell only that user name or password is not right.' },
              ]}
            />
          </FormField>
        </SpaceBetween>
      </ExpandableSection>
      <AttributePermissions {...props} />
    </SpaceBetween>
  );
}
