import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { Page } from '../page';
import { navigate } from '../router';
import { checkPoolName } from '../wizard/check';
import { nameRule } from '../wizard/client';

/** QuickCreatePage asks for a name, and then whether the defaults will do. */
export function QuickCreatePage() {
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const go = (query: string) => {
    const wrong = checkPoolName(name);
    setError(wrong);
    if (!wrong) navigate(`/pools/create?${query}name=${encodeURIComponent(name.trim())}`);
  };
  return (
    <Page title="Name your user pool" crumbs={[{ text: 'User pools', to: '/pools' }]} contentType="form">
      <form onSubmit={(e) => { e.preventDefault(); go('start=review&'); }}>
        <SpaceBetween size="l">
          <Container header={<Header variant="h2" description="A descriptive name, so that you find the pool again.">What do you want to name your user pool?</Header>}>
            <FormField label="Pool name" constraintText={nameRule} errorText={error}>
              <Input value={name} autoFocus onChange={(e) => { setName(e.detail.value); if (error) setError(checkPoolName(e.detail.value)); }} />
            </FormField>
          </Container>
          <Container header={<Header variant="h2">How do you want to create your user pool?</Header>}>
            <ColumnLayout columns={2}>
              <SpaceBetween size="s">
                <Button variant="primary" formAction="submit">Review defaults</Button>
                <Box color="text-body-secondary">Start from the defaults and change what you like.</Box>
              </SpaceBetween>
              <SpaceBetween size="s">
                <Button formAction="none" onClick={() => go('')}>Step through settings</Button>
                <Box color="text-body-secondary">Choose each setting, one step after the other.</Box>
              </SpaceBetween>
            </ColumnLayout>
          </Container>
        </SpaceBetween>
      </form>
    </Page>
  );
}
