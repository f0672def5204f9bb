import type { RecoveryOptionType } from '@aws-sdk/client-cognito-identity-provider';
import type { Part } from '../pages/pool/sign-in';
import { changePool } from '../pool-settings';
import { recoveryNames, type Recovery } from '../wizard/draft';
import { useForm } from './use-form';
import { RadioField } from './fields';
import { Section } from './section';

const email: RecoveryOptionType['Name'] = 'verified_email';
const phone: RecoveryOptionType['Name'] = 'verified_phone_number';

const orders: Record<string, RecoveryOptionType['Name'][] | undefined> = {
  email: [email], sms: [phone], 'email-sms': [email, phone], 'sms-email': [phone, email],
  // What the service does where nothing is set.
  'sms-email-mfa': undefined,
  none: ['admin_only'],
};

/** recoveryOf tells which choice the mechanisms of a pool are. */
export function recoveryOf(mechanisms: RecoveryOptionType[] | undefined): string {
  if (!mechanisms) return 'sms-email-mfa';
  const names = [...mechanisms].sort((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0)).map((m) => m.Name);
  return Object.entries(orders).find(([, order]) => order && JSON.stringify(order) === JSON.stringify(names))?.[0] ?? 'none';
}

/** RecoverySection says how people who forgot their password get in again. */
export function RecoverySection({ poolId, pool, changed }: Part) {
  const form = useForm({
    saved: { recovery: recoveryOf(pool.AccountRecoverySetting?.RecoveryMechanisms) },
    done: 'User account recovery has been saved.',
    names: { recovery: /recovery/i },
    save: async (v) => {
      const order = orders[v.recovery];
      await changePool(poolId, () => ({ AccountRecoverySetting: order && { RecoveryMechanisms: order.map((Name, i) => ({ Name, Priority: i + 1 })) } }));
      changed();
    },
  });
  const { draft: v, change, errors } = form;
  return (
    <Section
      title="User account recovery"
      topic="recovery"
      description="Where the code goes with which people choose a new password."
      form={form}
    >
      <RadioField
        label="Delivery method for user account recovery messages"
        value={v.recovery}
        change={(recovery) => change({ recovery })}
        error={errors.recovery}
        choices={[
          ...(Object.keys(recoveryNames) as Recovery[]).map((value) => ({ value, label: recoveryNames[value] })),
          { value: 'none', label: 'None - users contact an administrator', description: 'There is no self-service account recovery.' },
        ]}
      />
    </Section>
  );
}
