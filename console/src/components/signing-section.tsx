import type { Part } from '../pages/pool/sign-in';
import { changePool } from '../pool-settings';
import { RadioField, TextField } from './fields';
import { Section } from './section';
import { useForm } from './use-form';

/** SigningSection says by what name and with whose keys a pool issues tokens. */
export function SigningSection({ poolId, pool, changed }: Part) {
  const key = pool.KeyConfiguration;
  const form = useForm({
    saved: {
      issuer: (pool.IssuerConfiguration?.Type ?? 'ORIGINAL') as string,
      type: (key?.KeyType ?? 'AWS_OWNED_KEY') as string,
      arn: key?.KmsKeyArn ?? '',
    },
    done: 'The issuer and keys have been saved.',
    check: (d) => ({ arn: d.type === 'CUSTOMER_MANAGED_KEY' && !d.arn.trim() ? 'Enter the ARN of the key.' : undefined }),
    names: { arn: ['kmsKeyArn', /key/i], issuer: /issuer/i },
    save: async (d) => {
      await changePool(poolId, () => ({
        IssuerConfiguration: { Type: d.issuer as 'ORIGINAL' | 'UPDATED' },
        KeyConfiguration: { KeyType: d.type as 'AWS_OWNED_KEY', KmsKeyArn: d.type === 'CUSTOMER_MANAGED_KEY' ? d.arn.trim() : undefined },
      }));
      changed();
    },
  });
  const { draft: v, change, errors } = form;
  return (
    <Section title="Issuer and keys" topic="issuer" description="Applications know a pool by its issuer: when it changes, they have to be told." form={form}>
      <RadioField
        label="Issuer of tokens"
        value={v.issuer}
        change={(issuer) => change({ issuer })}
        error={errors.issuer}
        choices={[
          { value: 'ORIGINAL', label: 'Original', description: 'The one that the pool began with.' },
          { value: 'UPDATED', label: 'Updated', description: 'The newer name, the same in all regions of a pool with replicas.' },
        ]}
      />
      <RadioField
        label="Key that seals what the pool keeps"
        value={v.type}
        change={(type) => change({ type })}
        choices={[
          { value: 'AWS_OWNED_KEY', label: 'The server’s master key' },
          { value: 'CUSTOMER_MANAGED_KEY', label: 'A key of your own', description: 'Its ARN is kept for tools that ask for it; the server seals with its master key.' },
        ]}
      />
      {v.type === 'CUSTOMER_MANAGED_KEY' && <TextField label="Key ARN" placeholder="arn:aws:kms:us-east-1:000000000000:key/…" value={v.arn} change={(arn) => change({ arn })} error={errors.arn} />}
    </Section>
  );
}
