import { whole } from '../field-error';
import type { Part } from '../pages/pool/sign-in';
import { changePool } from '../pool-settings';
import { useDraft } from './draft';
import { ChecksField, TextField } from './fields';
import { Section } from './section';

const rules = [
  { value: 'RequireNumbers', label: 'Contains at least 1 number' },
  { value: 'RequireSymbols', label: 'Contains at least 1 special character' },
  { value: 'RequireUppercase', label: 'Contains at least 1 uppercase letter' },
  { value: 'RequireLowercase', label: 'Contains at least 1 lowercase letter' },
] as const;

/** PasswordSection says what passwords have to be like. */
export function PasswordSection({ poolId, pool, changed }: Part) {
  const p = pool.Policies?.PasswordPolicy;
  const draft = useDraft({
    length: String(p?.MinimumLength ?? 8),
    rules: rules.map((r) => r.value).filter((r) => p?.[r]) as string[],
    days: String(p?.TemporaryPasswordValidityDays ?? 7),
    history: String(p?.PasswordHistorySize ?? 0),
  });
  const v = draft.value;
  const save = async () => {
    const length = whole(v.length, 'Minimum length');
    const days = whole(v.days, 'The days of temporary passwords');
    const history = v.history.trim() === '' ? 0 : whole(v.history, 'The history of passwords');
    await changePool(poolId, (now) => ({
      Policies: {
        ...now.Policies,
        PasswordPolicy: {
          MinimumLength: length,
          ...Object.fromEntries(rules.map((r) => [r.value, v.rules.includes(r.value)])),
          TemporaryPasswordValidityDays: days,
          PasswordHistorySize: history || undefined,
        },
      },
    }));
    changed();
  };
  return (
    <Section
      title="Password policy"
      description="What new passwords have to be like. Those that people have already stay as they are."
      dirty={draft.dirty}
      fields={{
        length: { words: ['minimumLength', 'minimum length'] },
        days: { words: ['temporaryPasswordValidityDays', 'temporary passwords'] },
        history: { words: ['passwordHistorySize', 'history'] },
      }}
      save={save}
      reset={draft.reset}
      saved="The password policy has been saved."
    >
      {(errors) => (
        <>
          <TextField label="Password minimum length" hint="A number of characters from 6 to 99." numeric value={v.length} change={(length) => draft.set({ length })} error={errors.length} />
          <ChecksField label="Password requirements" choices={[...rules]} value={v.rules} change={(chosen) => draft.set({ rules: chosen })} />
          <TextField label="Temporary passwords set by administrators expire in" hint="A number of days from 0 to 365." numeric value={v.days} change={(days) => draft.set({ days })} error={errors.days} />
          <TextField label="Passwords that can’t be used again" description="How many of a user’s former passwords are refused." hint="A number from 0, for none, to 24." numeric value={v.history} change={(history) => draft.set({ history })} error={errors.history} />
        </>
      )}
    </Section>
  );
}
