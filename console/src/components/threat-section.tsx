import type { Part } from '../pages/pool/sign-in';
import { changePool, planOf } from '../pool-settings';
import { useForm } from './use-form';
import { RadioField } from './fields';
import { Section } from './section';

/** ThreatSection turns threat protection on and off. */
export function ThreatSection({ poolId, pool, changed }: Part) {
  const now = pool.UserPoolAddOns;
  const form = useForm({
    saved: {
      mode: (now?.AdvancedSecurityMode ?? 'OFF') as string,
      custom: (now?.AdvancedSecurityAdditionalFlows?.CustomAuthMode ?? 'OFF') as string,
    },
    done: 'Threat protection has been saved.',
    names: { mode: ['FeatureUnavailableInTierException', /threat|advancedSecurity|tier/i] },
    save: async (v) => {
      await changePool(poolId, () => ({
        UserPoolAddOns: {
          AdvancedSecurityMode: v.mode as 'OFF' | 'AUDIT' | 'ENFORCED',
          AdvancedSecurityAdditionalFlows: v.mode === 'OFF' || v.custom === 'OFF' ? undefined : { CustomAuthMode: v.custom as 'AUDIT' | 'ENFORCED' },
        },
      }));
      changed();
    },
  });
  const { draft: v, change, errors } = form;
  const modes = [
    { value: 'ENFORCED', label: 'Full function', description: 'Sign-ins are judged, and what is set below is done.' },
    { value: 'AUDIT', label: 'Audit only', description: 'Sign-ins are judged and recorded; nothing is refused.' },
    { value: 'OFF', label: 'Off' },
  ];
  return (
    <Section
      title="Threat protection"
      topic="threatProtection"
      description={`Judges each sign-in by where it comes from, and passwords by whether they are known to others. It is part of the plan Plus; this pool has ${planOf(pool)}.`}
      form={form}
    >
      <RadioField label="Standard authentication" choices={modes} value={v.mode} change={(mode) => change({ mode })} error={errors.mode} />
      {v.mode !== 'OFF' && <RadioField label="Custom authentication" choices={modes} value={v.custom} change={(custom) => change({ custom })} />}
    </Section>
  );
}
