import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { Topic } from '../help';
import { Info } from '../help/panel';
import { Problem } from '../problem';
import type { FormState } from './use-form';
import { useMarked } from './use-marked';

interface SectionProps<D> {
  title: string;
  description?: ReactNode;
  /** topic is the help about it. */
  topic?: Topic;
  form: FormState<D>;
  children: ReactNode;
}

/** Section is one of several parts of a page that are saved apart from each other. */
export function Section<D>({ title, description, topic, form, children }: SectionProps<D>) {
  const [fields, said] = useMarked(form);
  return (
    <form onSubmit={(e) => { e.preventDefault(); if (form.dirty) form.submit(); }} noValidate>
      <Container
        header={<Header variant="h2" description={description} info={topic && <Info topic={topic} />}>{title}</Header>}
        footer={
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" formAction="none" disabled={!form.dirty || form.busy} onClick={form.reset} ariaLabel={`Discard changes: ${title}`}>Discard</Button>
              <Button variant="primary" disabled={!form.dirty} loading={form.busy} ariaLabel={`Save changes: ${title}`}>Save changes</Button>
            </SpaceBetween>
          </Box>
        }
      >
        <div className="stack">
          {!said && <Problem error={form.error} what="The changes were not saved" />}
          <div className="stack" ref={fields}>{children}</div>
        </div>
      </Container>
    </form>
  );
}
