import type { Part } from '../pages/pool/sign-in';
import { changePool } from '../pool-settings';
import { notWhole } from './blame';
import { useForm } from './use-form';
import { ChecksField, TextField } from './fields';
import { Section } from './section';
import { passwordChoices } from './security-choices';

/** PasswordSection says what passwords have to be like. */
export function PasswordSection({ poolId, pool, changed }: Part) {
  const p = pool.Policies?.PasswordPolicy;
  const form = useForm({
    saved: {
      length: String(p?.MinimumLength ?? 8),
      rules: passwordChoices.map((r) => r.value).filter((r) => p?.[r]),
      days: String(p?.TemporaryPasswordValidityDays ?? 7),
      history: String(p?.PasswordHistorySize ?? 0),
    },
    done: 'The password policy has been saved.',
    check: (v) => ({ length: notWhole(v.length), days: notWhole(v.days), history: notWhole(v.history || '0') }),
    names: {
      length: /minimumLength|minimum length/i,
      days: /temporaryPasswordValidityDays|temporary passwords/i,
      history: /passwordHistorySize|history/i,
    },
    save: async (v) => {
      await changePool(poolId, (now) => ({
        Policies: {
          ...now.Policies,
          PasswordPolicy: {
            MinimumLength: Number(v.length),
            ...Object.fromEntries(passwordChoices.map((r) => [r.value, v.rules.includes(r.value)])),
            TemporaryPasswordValidityDays: Number(v.days),
            PasswordHistorySize: Number(v.history) || undefined,
          },
        },
      }));
      changed();
    },
  });
  const { draft: v, change, errors } = form;
  return (
    <Section
      title="Password policy"
      topic="passwordPolicy"
      description="What new passwords have to be like. Those that people have already stay as they are."
      form={form}
    >
      <TextField label="Password minimum length" hint="A number of characters from 6 to 99." numeric value={v.length} change={(length) => change({ length })} error={errors.length} />
      <ChecksField label="Password requirements" choices={passwordChoices} value={v.rules} change={(chosen) => change({ rules: chosen })} />
      <TextField label="Temporary passwords set by administrators expire in" hint="A number of days from 0 to 365." numeric value={v.days} change={(days) => change({ days })} error={errors.days} />
      <TextField label="Passwords that can’t be used again" description="How many of a user’s former passwords are refused." hint="A number from 0, for none, to 24." numeric value={v.history} change={(history) => change({ history })} error={errors.history} />
    </Section>
  );
}
