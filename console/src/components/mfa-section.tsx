import type { GetUserPoolMfaConfigResponse, UserPoolMfaType } from '@aws-sdk/client-cognito-identity-provider';
import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import { call } from '../api';
import { useLoad } from '../load';
import type { Part } from '../pages/pool/sign-in';
import { Problem } from '../problem';
import { useForm } from './use-form';
import { ChecksField, RadioField } from './fields';
import { Section } from './section';
import { mfaChoices } from './security-choices';

/** MFASection says whether people have a second factor, and which. */
export function MFASection({ poolId, pool, changed }: Part) {
  const { data, error, reload } = useLoad(() => call('GetUserPoolMfaConfig', { UserPoolId: poolId }), [poolId, pool.LastModifiedDate?.getTime()]);
  if (error) return <Problem error={error} retry={reload} what="Multi-factor authentication could not be read" />;
  if (!data) return <Box textAlign="center"><Spinner /></Box>;
  return <MFA poolId={poolId} pool={pool} config={data} changed={() => { reload(); changed(); }} />;
}

function MFA({ poolId, pool, config, changed }: Part & { config: GetUserPoolMfaConfigResponse }) {
  const form = useForm({
    saved: {
      mode: (config.MfaConfiguration ?? 'OFF') as string,
      methods: [
        ...(config.SoftwareTokenMfaConfiguration?.Enabled ? ['totp'] : []),
        ...(config.SmsMfaConfiguration ? ['sms'] : []),
        ...(config.EmailMfaConfiguration ? ['email'] : []),
      ],
    },
    done: 'Multi-factor authentication has been saved.',
    names: { methods: /sms|software|e-mail|email|factor/i, mode: /mfaConfiguration/i },
    save: async (v) => {
      const on = (method: string) => v.mode !== 'OFF' && v.methods.includes(method);
      await call('SetUserPoolMfaConfig', {
        UserPoolId: poolId,
        MfaConfiguration: v.mode as UserPoolMfaType,
        SoftwareTokenMfaConfiguration: on('totp') ? { Enabled: true } : undefined,
        SmsMfaConfiguration: on('sms')
          ? { SmsAuthenticationMessage: config.SmsMfaConfiguration?.SmsAuthenticationMessage ?? pool.SmsAuthenticationMessage, SmsConfiguration: pool.SmsConfiguration }
          : undefined,
        EmailMfaConfiguration: on('email') ? { Message: config.EmailMfaConfiguration?.Message, Subject: config.EmailMfaConfiguration?.Subject } : undefined,
      });
      changed();
    },
  });
  const { draft: v, change, errors } = form;
  return (
    <Section
      title="Multi-factor authentication"
      topic="mfa"
      description="A second proof besides the password, for all app clients."
      form={form}
    >
      <RadioField
        label="MFA enforcement"
        value={v.mode}
        change={(mode) => change({ mode, methods: mode !== 'OFF' && v.methods.length === 0 ? ['totp'] : v.methods })}
        choices={mfaChoices}
        error={errors.mode}
      />
      {v.mode !== 'OFF' && (
        <ChecksField
          label="MFA methods"
          value={v.methods}
          change={(methods) => change({ methods })}
          error={errors.methods}
          choices={[
            { value: 'totp', label: 'Authenticator apps', description: 'A code from an app on the user’s device.' },
            { value: 'sms', label: 'SMS message', description: pool.SmsConfiguration ? 'A code sent to the user’s phone.' : 'A code sent to the user’s phone. The pool can’t send text messages yet: the messaging page sets that up.' },
            { value: 'email', label: 'Email message', description: 'A code sent to the user’s e-mail address. Needs recovery by more than e-mail, and a sender of your own.' },
          ]}
        />
      )}
    </Section>
  );
}
