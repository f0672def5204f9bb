import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import type { GetUserPoolMfaConfigResponse } from '@aws-sdk/client-cognito-identity-provider';
import { call } from '../api';
import { useLoad } from '../load';
import { Problem } from '../problem';
import { useForm } from './use-form';
import { RadioField, TextField } from './fields';
import { Section } from './section';

/** PasskeySection says whose passkeys they are and what they count as. */
export function PasskeySection({ poolId }: { poolId: string }) {
  const { data, error, reload } = useLoad(() => call('GetUserPoolMfaConfig', { UserPoolId: poolId }), [poolId]);
  if (error) return <Problem error={error} retry={reload} what="The passkey settings could not be read" />;
  if (!data) return <Box textAlign="center"><Spinner /></Box>;
  return <Passkeys poolId={poolId} config={data} changed={reload} />;
}

function Passkeys({ poolId, config, changed }: { poolId: string; config: GetUserPoolMfaConfigResponse; changed: () => void }) {
  const now = config.WebAuthnConfiguration;
  const form = useForm({
    saved: {
      party: now?.RelyingPartyId ?? '',
      verification: (now?.UserVerification ?? 'preferred') as string,
      factor: (now?.FactorConfiguration ?? 'SINGLE_FACTOR') as string,
    },
    done: 'The passkey settings have been saved.',
    names: { party: /relying|RelyingPartyId/i },
    save: async (v) => {
      await call('SetUserPoolMfaConfig', {
        UserPoolId: poolId,
        WebAuthnConfiguration: {
          RelyingPartyId: v.party.trim() || undefined,
          UserVerification: v.verification as 'preferred' | 'required',
          FactorConfiguration: v.factor as 'SINGLE_FACTOR' | 'MULTI_FACTOR_WITH_USER_VERIFICATION',
        },
      });
      changed();
    },
  });
  const { draft: v, change, errors } = form;
  return (
    <Section
      title="Passkeys"
      topic="passkeys"
      description="How people register passkeys and sign in with them."
      form={form}
    >
      <TextField
        label="Domain for relying party ID"
        description="The domain that people sign in at. Passkeys are bound to it: with another domain they no longer work."
        hint="A domain of the pool, or one of your own such as example.com."
        placeholder="auth.example.com"
        value={v.party}
        change={(party) => change({ party })}
        error={errors.party}
      />
      <RadioField
        label="User verification"
        value={v.verification}
        change={(verification) => change({ verification })}
        choices={[
          { value: 'preferred', label: 'Preferred', description: 'A fingerprint, a face or a PIN is asked for where the device can.' },
          { value: 'required', label: 'Required' },
        ]}
      />
      <RadioField
        label="What a passkey counts as"
        value={v.factor}
        change={(factor) => change({ factor })}
        choices={[
          { value: 'SINGLE_FACTOR', label: 'One factor', description: 'A user with a second factor can’t sign in with a passkey.' },
          { value: 'MULTI_FACTOR_WITH_USER_VERIFICATION', label: 'Both factors, with user verification' },
        ]}
      />
    </Section>
  );
}
