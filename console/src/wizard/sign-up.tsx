import Alert from '@cloudscape-design/components/alert';
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Info } from '../help/panel';
import { implied, standardAttributes, type AttributeType, type CustomAttribute, type Draft } from './draft';
import type { StepProps } from './parts';

export const verifyNames: Record<Draft['verify'], string> = {
  email: 'Send email message, verify email address',
  phone_number: 'Send SMS message, verify phone number',
  both: 'Send SMS message if phone number is available, otherwise send email message',
};

const types: AttributeType[] = ['String', 'Number', 'DateTime', 'Boolean'];

function Verification({ draft, change }: StepProps) {
  return (
    <Container header={<Header variant="h2" info={<Info topic="verification" />} description="How users prove that an address or a phone number is theirs.">Attribute verification and user account confirmation</Header>}>
      <SpaceBetween size="l">
        <FormField label="Cognito-assisted verification and confirmation">
          <Checkbox
            checked={draft.assisted}
            onChange={(e) => change({ assisted: e.detail.checked })}
            description="A code is sent to users who sign up; entering it confirms them and verifies where it went. Otherwise administrators or your functions confirm users."
          >
            Allow Cognito to automatically send messages to verify and confirm - Recommended
          </Checkbox>
        </FormField>
        {draft.assisted && (
          <SpaceBetween size="l">
            <FormField label="Attributes to verify">
              <RadioGroup
                value={draft.verify}
                onChange={(e) => change({ verify: e.detail.value as Draft['verify'] })}
                items={(Object.keys(verifyNames) as Draft['verify'][]).map((value) => ({ value, label: verifyNames[value] }))}
              />
            </FormField>
            <FormField label="Verifying attribute changes">
              <Checkbox
                checked={draft.keepOriginal}
                onChange={(e) => change({ keepOriginal: e.detail.checked })}
                description="A user who changes the email address or phone number goes on signing in and getting messages with the old one until the new one is verified."
              >
                Keep original attribute value active when an update is pending - Recommended
              </Checkbox>
            </FormField>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}

function Required({ draft, change }: StepProps) {
  const already = implied(draft);
  const options = standardAttributes.filter((a) => !already.includes(a)).map((value) => ({ value, label: value }));
  return (
    <Container header={<Header variant="h2" info={<Info topic="attributes" />} description="What must be known of every new user. All users have the standard attributes of OpenID Connect.">Required attributes</Header>}>
      <SpaceBetween size="l">
        <div>
          <Box variant="awsui-key-label">Required attributes based on previous selections</Box>
          {already.length > 0 ? already.join(', ') : '-'}
        </div>
        <FormField label="Additional required attributes">
          <Multiselect
            options={options}
            selectedOptions={options.filter((o) => draft.required.includes(o.value))}
            onChange={(e) => change({ required: e.detail.selectedOptions.map((o) => o.value ?? '') })}
            placeholder="Select attributes"
            filteringType="auto"
            deselectAriaLabel={(o) => `Remove ${o.label ?? ''}`}
          />
        </FormField>
        <Alert type="warning" statusIconAriaLabel="Warning">Required attributes can’t be changed once this user pool has been created.</Alert>
      </SpaceBetween>
    </Container>
  );
}

function Custom({ draft, change, errors }: StepProps) {
  const set = (i: number, members: Partial<CustomAttribute>) =>
    change({ custom: draft.custom.map((c, at) => (at === i ? { ...c, ...members } : c)) });
  return (
    <ExpandableSection
      variant="container"
      defaultExpanded={draft.custom.length > 0 || Object.keys(errors).length > 0}
      headerText="Custom attributes - optional"
      headerInfo={<Info topic="attributes" />}
      headerDescription="Attributes of your own, up to 50. Names begin with “custom:” when apps use them."
    >
      <SpaceBetween size="m">
        <AttributeEditor
          items={draft.custom}
          addButtonText="Add custom attribute"
          removeButtonText="Remove"
          removeButtonAriaLabel={(c) => `Remove ${c.name || 'attribute'}`}
          disableAddButton={draft.custom.length >= 50}
          empty="No custom attributes."
          onAddButtonClick={() => change({ custom: [...draft.custom, { name: '', type: 'String', min: '', max: '', mutable: true }] })}
          onRemoveButtonClick={(e) => change({ custom: draft.custom.filter((_, i) => i !== e.detail.itemIndex) })}
          definition={[
            {
              label: 'Name',
              control: (c, i) => <Input value={c.name} spellcheck={false} onChange={(e) => set(i, { name: e.detail.value })} />,
              errorText: (_, i) => errors[`custom${i}name`],
            },
            {
              label: 'Type',
              control: (c, i) => (
                <Select
                  selectedOption={{ value: c.type, label: c.type }}
                  options={types.map((value) => ({ value, label: value }))}
                  onChange={(e) => set(i, { type: e.detail.selectedOption.value as AttributeType, min: '', max: '' })}
                />
              ),
            },
            {
              label: 'Min',
              control: (c, i) => <Input value={c.min} inputMode="numeric" placeholder="Least length or value" disabled={c.type !== 'String' && c.type !== 'Number'} onChange={(e) => set(i, { min: e.detail.value })} />,
              errorText: (_, i) => errors[`custom${i}min`],
            },
            {
              label: 'Max',
              control: (c, i) => <Input value={c.max} inputMode="numeric" placeholder="Greatest length or value" disabled={c.type !== 'String' && c.type !== 'Number'} onChange={(e) => set(i, { max: e.detail.value })} />,
              errorText: (_, i) => errors[`custom${i}max`],
            },
            {
              label: 'Mutable',
              control: (c, i) => <Checkbox checked={c.mutable} onChange={(e) => set(i, { mutable: e.detail.checked })} ariaLabel={`${c.name || 'Attribute'} can be changed`}>Can be changed</Checkbox>,
            },
          ]}
        />
        <Alert type="warning" statusIconAriaLabel="Warning">Custom attributes can be added later, but not changed or removed.</Alert>
      </SpaceBetween>
    </ExpandableSection>
  );
}

export function SignUpStep(props: StepProps) {
  const { draft, change } = props;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" info={<Info topic="selfSignUp" />} description="Whether new users of your app can register by themselves.">Self-service sign-up</Header>}>
        <FormField label="Self-registration">
          <Checkbox
            checked={draft.selfRegistration}
            onChange={(e) => change({ selfRegistration: e.detail.checked })}
            description="The sign-in page shows “Sign up”, and apps can create users. Otherwise only administrators and federation do."
          >
            Enable self-registration
          </Checkbox>
        </FormField>
      </Container>
      <Verification {...props} />
      <Required {...props} />
      <Custom {...props} />
    </SpaceBetween>
  );
}
