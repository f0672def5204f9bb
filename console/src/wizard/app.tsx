import Alert from '@cloudscape-design/components/alert';
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Info } from '../help/panel';
import { AdvancedClient } from './advanced';
import { Client, nameRule } from './client';
import type { StepProps } from './parts';

function Tags({ draft, change, errors }: StepProps) {
  const set = (i: number, key: string, value: string) => change({ tags: draft.tags.map((t, at) => (at === i ? { key, value } : t)) });
  return (
    <ExpandableSection variant="container" defaultExpanded={draft.tags.length > 0} headerText="Tags - optional" headerDescription="Labels by which you find and group pools.">
      <AttributeEditor
        items={draft.tags}
        addButtonText="Add new tag"
        removeButtonText="Remove"
        removeButtonAriaLabel={(t) => `Remove tag ${t.key}`}
        disableAddButton={draft.tags.length >= 50}
        empty="No tags."
        onAddButtonClick={() => change({ tags: [...draft.tags, { key: '', value: '' }] })}
        onRemoveButtonClick={(e) => change({ tags: draft.tags.filter((_, i) => i !== e.detail.itemIndex) })}
        definition={[
          { label: 'Key', control: (t, i) => <Input value={t.key} onChange={(e) => set(i, e.detail.value, t.value)} />, errorText: (_, i) => errors[`tag${i}`] },
          { label: 'Value - optional', control: (t, i) => <Input value={t.value} onChange={(e) => set(i, t.key, e.detail.value)} /> },
        ]}
      />
    </ExpandableSection>
  );
}

export function AppStep(props: StepProps) {
  const { draft, change, errors } = props;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" description="A name by which you know the pool again.">User pool name</Header>}>
        <SpaceBetween size="m">
          <FormField label="User pool name" constraintText={nameRule} errorText={errors.poolName}>
            <Input value={draft.poolName} onChange={(e) => change({ poolName: e.detail.value })} placeholder="Enter a user pool name" />
          </FormField>
          <Alert type="warning" statusIconAriaLabel="Warning">Your user pool name can’t be changed once this user pool is created.</Alert>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2" info={<Info topic="prefixDomain" />} description="The pages on which users sign in and sign up, served by Cognate for your app.">Hosted authentication pages</Header>}>
        <SpaceBetween size="m">
          <Checkbox checked={draft.hosted} onChange={(e) => change({ hosted: e.detail.checked })} description="Your app sends users there and gets them back with an authorization code.">
            Use the Cognito Hosted UI
          </Checkbox>
          {draft.hosted && (
            <FormField label="Cognito domain prefix - optional" description="The first part of the address of these pages. It can be set later." constraintText="Small letters, digits and hyphens." errorText={errors.domain}>
              <Input value={draft.domain} spellcheck={false} placeholder="my-app" onChange={(e) => change({ domain: e.detail.value })} />
            </FormField>
          )}
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2" description="An app client is what an app calls the pool as. A pool can have many.">Initial app client</Header>}>
        <SpaceBetween size="l">
          <Checkbox checked={draft.withClient} onChange={(e) => change({ withClient: e.detail.checked })} description="Otherwise you add the first one on the pool’s page.">
            Create an app client together with the pool
          </Checkbox>
          {draft.withClient && <Client {...props} />}
        </SpaceBetween>
      </Container>
      {draft.withClient && <AdvancedClient {...props} />}
      <Tags {...props} />
    </SpaceBetween>
  );
}
