import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Errors } from '../components/blame';
import { attributes, flowNames } from './draft';
import { Choices, type StepProps } from './parts';

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

function Permissions({ draft, change }: StepProps) {
  const all = attributes(draft);
  const toggle = (member: 'read' | 'write', name: string, on: boolean) =>
    change({ [member]: all.filter((a) => (a === name ? on : draft[member].includes(a))) });
  return (
    <ExpandableSection
      variant="container"
      headerText="Attribute read and write permissions"
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
          <Table
            variant="embedded"
            items={all}
            ariaLabels={{ tableLabel: 'Attribute permissions' }}
            columnDefinitions={[
              { id: 'name', header: 'Attribute', isRowHeader: true, cell: (a) => a },
              { id: 'read', header: 'Read', cell: (a) => <Checkbox ariaLabel={`Read ${a}`} checked={draft.read.includes(a)} onChange={(e) => toggle('read', a, e.detail.checked)} /> },
              { id: 'write', header: 'Write', cell: (a) => <Checkbox ariaLabel={`Write ${a}`} checked={draft.write.includes(a)} onChange={(e) => toggle('write', a, e.detail.checked)} /> },
            ]}
          />
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
        <ExpandableSection variant="container" defaultExpanded headerText="Callback URLs and scopes" headerDescription="Where users return to, and what the app learns of them.">
          <SpaceBetween size="l">
            <Addresses label="Allowed callback URL" add="Add callback URL" prefix="callback" addresses={draft.callbacks} errors={errors} change={(callbacks) => change({ callbacks })} />
            <Addresses label="Allowed sign-out URL" add="Add sign-out URL" prefix="logout" addresses={draft.logouts} errors={errors} change={(logouts) => change({ logouts })} />
            <FormField label="OpenID Connect scopes" errorText={errors.scopes}>
              <Choices
                choices={['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'].map((value) => ({ value, label: value }))}
                chosen={draft.scopes}
                change={(scopes) => change({ scopes })}
              />
            </FormField>
          </SpaceBetween>
        </ExpandableSection>
      )}
      <ExpandableSection key={wrong ? 'wrong' : 'right'} variant="container" defaultExpanded={wrong} headerText="Advanced app client settings" headerDescription="Authentication flows, how long tokens last, and what errors tell.">
        <SpaceBetween size="l">
          <FormField label="Authentication flows" description="The ways in which the app may sign users in.">
            <Choices
              choices={Object.entries(flowNames).map(([value, description]) => ({ value, label: value, description }))}
              chosen={draft.flows}
              change={(flows) => change({ flows })}
            />
          </FormField>
          <ColumnLayout columns={2}>
            <FormField label="Authentication flow session duration (minutes)" errorText={errors.sessionMinutes}>
              <Input value={draft.sessionMinutes} inputMode="numeric" onChange={(e) => change({ sessionMinutes: e.detail.value })} />
            </FormField>
            <FormField label="Refresh token expiration (days)" errorText={errors.refreshDays}>
              <Input value={draft.refreshDays} inputMode="numeric" onChange={(e) => change({ refreshDays: e.detail.value })} />
            </FormField>
            <FormField label="Access token expiration (minutes)" errorText={errors.accessMinutes}>
              <Input value={draft.accessMinutes} inputMode="numeric" onChange={(e) => change({ accessMinutes: e.detail.value })} />
            </FormField>
            <FormField label="ID token expiration (minutes)" errorText={errors.idMinutes}>
              <Input value={draft.idMinutes} inputMode="numeric" onChange={(e) => change({ idMinutes: e.detail.value })} />
            </FormField>
          </ColumnLayout>
          <Checkbox checked={draft.revocation} onChange={(e) => change({ revocation: e.detail.checked })} description="Refresh tokens can be ended before they expire.">
            Enable token revocation
          </Checkbox>
          <FormField label="Prevent user existence errors">
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
      <Permissions {...props} />
    </SpaceBetween>
  );
}
