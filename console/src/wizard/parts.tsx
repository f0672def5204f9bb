import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { Errors } from '../components/blame';
import type { Draft } from './draft';

/** StepProps is what every step is given: the draft, and what it lacks. */
export interface StepProps {
  draft: Draft;
  change: (members: Partial<Draft>) => void;
  errors: Errors;
}

interface Choice<T extends string> {
  value: T;
  label: string;
  description?: ReactNode;
  disabled?: boolean;
}

interface ChoicesProps<T extends string> {
  choices: Choice<T>[];
  chosen: readonly T[];
  change: (chosen: T[]) => void;
}

/** Choices are check boxes of which any number may be ticked. */
export function Choices<T extends string>({ choices, chosen, change }: ChoicesProps<T>) {
  return (
    <SpaceBetween size="xs">
      {choices.map((c) => (
        <Checkbox
          key={c.value}
          checked={chosen.includes(c.value)}
          disabled={c.disabled}
          description={c.description}
          onChange={(e) => {
            const ticked = choices.map((o) => o.value).filter((v) => (v === c.value ? e.detail.checked : chosen.includes(v)));
            change(ticked);
          }}
        >
          {c.label}
        </Checkbox>
      ))}
    </SpaceBetween>
  );
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
