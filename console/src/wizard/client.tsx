import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Info } from '../help/panel';
import { appDefaults, type AppType } from './draft';
import type { StepProps } from './parts';

/** nameRule says what names of pools and app clients are made of. */
export const nameRule = 'Up to 128 letters, digits, spaces and these characters: + = , . @ -';

/** Client asks for what every app client has. */
export function Client({ draft, change, errors }: StepProps) {
  return (
    <SpaceBetween size="l">
      <FormField label="App type" description="The type fills in the settings that are common for such apps.">
        <RadioGroup
          value={draft.appType}
          onChange={(e) => {
            const appType = e.detail.value as AppType;
            change({ ...appDefaults[appType], appType });
          }}
          items={[
            { value: 'public', label: 'Public client', description: 'An app in a browser or on a device of a user, which can’t keep a secret.' },
            { value: 'confidential', label: 'Confidential client', description: 'An app on a server, which keeps a secret.' },
            { value: 'other', label: 'Other', description: 'An app with flows and a secret as you choose.' },
          ]}
        />
      </FormField>
      <FormField label="App client name" constraintText={nameRule} errorText={errors.clientName}>
        <Input value={draft.clientName} onChange={(e) => change({ clientName: e.detail.value })} placeholder="Enter an app client name" />
      </FormField>
      <FormField label="Client secret" info={<Info topic="clientSecret" />} description="With a secret, nobody else can call the pool as this client.">
        <RadioGroup
          value={draft.secret ? 'yes' : 'no'}
          onChange={(e) => change({ secret: e.detail.value === 'yes' })}
          items={[
            { value: 'yes', label: 'Generate a client secret' },
            { value: 'no', label: 'Don’t generate a client secret' },
          ]}
        />
      </FormField>
      <Alert type="warning" statusIconAriaLabel="Warning">You can’t remove a client secret after it has been generated for your app client.</Alert>
    </SpaceBetween>
  );
}
