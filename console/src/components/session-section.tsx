import type { GetUserPoolSessionConfigurationResponse } from '@aws-sdk/client-cognito-identity-provider';
import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import { call } from '../api';
import { useLoad } from '../load';
import { Problem } from '../problem';
import { notWhole } from './blame';
import { useForm } from './use-form';
import { RadioField, TextField } from './fields';
import { Section } from './section';

/** SessionSection says whether sessions are tracked and how many users may have. */
export function SessionSection({ poolId }: { poolId: string }) {
  const { data, error, reload } = useLoad(() => call('GetUserPoolSessionConfiguration', { UserPoolId: poolId }), [poolId]);
  if (error) return <Problem error={error} retry={reload} what="The session settings could not be read" />;
  if (!data) return <Box textAlign="center"><Spinner /></Box>;
  return <Sessions poolId={poolId} config={data} changed={reload} />;
}

function Sessions({ poolId, config, changed }: { poolId: string; config: GetUserPoolSessionConfigurationResponse; changed: () => void }) {
  const form = useForm({
    saved: {
      tracking: (config.UserSessionTracking ?? 'DISABLED') as string,
      most: config.TokenSession?.MaxPerUser?.toString() ?? '',
    },
    done: 'The session settings have been saved.',
    check: (v) => ({ most: notWhole(v.most) }),
    names: { most: /maxPerUser|sessions per user/i, tracking: 'FeatureUnavailableInTierException' },
    save: async (v) => {
      await call('SetUserPoolSessionConfiguration', {
        UserPoolId: poolId,
        UserSessionTracking: v.tracking as 'ENABLED' | 'DISABLED',
        TokenSession: { MaxPerUser: Number(v.most) },
      });
      changed();
    },
  });
  const { draft: v, change, errors } = form;
  return (
    <Section
      title="Sessions"
      topic="sessionTracking"
      description="Tracked sessions are listed on the page of each user, where they can be revoked one by one."
      form={form}
    >
      <RadioField
        label="Session tracking"
        value={v.tracking}
        change={(tracking) => change({ tracking })}
        error={errors.tracking}
        choices={[{ value: 'ENABLED', label: 'On' }, { value: 'DISABLED', label: 'Off' }]}
      />
      <TextField label="Sessions per user" description="Who signs in once more loses the session that was used least recently." hint="A whole number from 1." numeric value={v.most} change={(most) => change({ most })} error={errors.most} />
    </Section>
  );
}
