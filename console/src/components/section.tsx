import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type ReactNode } from 'react';
import type { ApiError } from '../api';
import { fieldErrors, fieldOf, type Fields } from '../field-error';
import { useFlash } from '../flash';
import { asError } from '../load';
import { Problem } from '../problem';

interface SectionProps {
  title: string;
  description?: ReactNode;
  dirty: boolean;
  /** fields are those that show an error beside themselves. */
  fields?: Fields;
  save: () => Promise<void>;
  reset: () => void;
  /** saved is said when it worked. */
  saved: string;
  children: (errors: Record<string, string | undefined>) => ReactNode;
}

/**
 * Section is a part of a page whose settings are saved together. When saving
 * fails, what was typed stays, and the field that is to blame says why.
 */
export function Section({ title, description, dirty, fields = {}, save, reset, saved, children }: SectionProps) {
  const flash = useFlash();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const go = () => {
    if (busy || !dirty) return;
    setBusy(true);
    setError(undefined);
    save()
      .then(() => flash.success(saved), (e: unknown) => setError(asError(e)))
      .finally(() => setBusy(false));
  };
  return (
    <form onSubmit={(e) => { e.preventDefault(); go(); }}>
      <Container
        header={<Header variant="h2" description={description}>{title}</Header>}
        footer={
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" formAction="none" disabled={!dirty || busy} onClick={() => { setError(undefined); reset(); }} ariaLabel={`Discard changes: ${title}`}>Discard</Button>
              <Button variant="primary" disabled={!dirty} loading={busy} ariaLabel={`Save changes: ${title}`}>Save changes</Button>
            </SpaceBetween>
          </Box>
        }
      >
        <div className="stack">
          {!fieldOf(error, fields) && <Problem error={error} what="The changes were not saved" />}
          {children(fieldErrors(error, fields))}
        </div>
      </Container>
    </form>
  );
}
