import Box from '@cloudscape-design/components/box';
import type { Errors } from '../components/blame';
import type { Draft } from './draft';

/** StepProps is what every step is given: the draft, and what it lacks. */
export interface StepProps {
  draft: Draft;
  change: (members: Partial<Draft>) => void;
  errors: Errors;
}

/** Lines are values one below the other, "-" where there are none. */
export function Lines({ lines }: { lines: string[] }) {
  if (lines.length === 0) return <>-</>;
  return (
    <>
      {lines.map((l) => (
        <Box key={l}>{l}</Box>
      ))}
    </>
  );
}
