import type { Part } from '../pages/pool/sign-in';
import { changePool } from '../pool-settings';
import { levelNames, type Level } from './acr';
import { TextField } from './fields';
import { Section } from './section';
import { useForm } from './use-form';

/** AcrSection says what the levels of a sign-in are called in tokens. */
export function AcrSection({ poolId, pool, changed }: Part) {
  const form = useForm<Record<Level, string>>({
    saved: Object.fromEntries(levelNames.map((l) => [l, pool.AcrConfiguration?.[l]?.AcrValue ?? ''])) as Record<Level, string>,
    done: 'The authentication contexts have been saved.',
    names: Object.fromEntries(levelNames.map((l) => [l, new RegExp(l, 'i')])),
    save: async (d) => {
      const named = levelNames.filter((l) => d[l].trim());
      await changePool(poolId, () => ({ AcrConfiguration: named.length > 0 ? Object.fromEntries(named.map((l) => [l, { AcrValue: d[l].trim() }])) : undefined }));
      changed();
    },
  });
  return (
    <Section title="Authentication context" description="The values of acr in tokens, from the weakest level of a sign-in to the strongest. Identity providers map theirs to the levels." form={form}>
      {levelNames.map((l, i) => <TextField key={l} label={`Level ${i + 1}`} value={form.draft[l]} change={(value) => form.change({ [l]: value })} error={form.errors[l]} />)}
    </Section>
  );
}
