import { call } from '../api';
import { useLoad } from '../load';
import { notWhole } from './blame';
import { TextField } from './fields';
import { Section } from './section';
import { Settled } from './settled';
import { useForm } from './use-form';

interface Props {
  poolId: string;
  clientId: string;
}

/** ClientSessionSection says how long browsers stay signed in to the login pages by way of a client. */
export function ClientSessionSection({ poolId, clientId }: Props) {
  const config = useLoad(() => call('GetUserPoolClientSessionConfiguration', { UserPoolId: poolId, ClientId: clientId }), [poolId, clientId]);
  return (
    <Settled loaded={config} what="The session settings could not be read">
      {(c) => <Sessions poolId={poolId} clientId={clientId} minutes={c.SSOSession?.MaxValidityMinutes} changed={config.reload} />}
    </Settled>
  );
}

function Sessions({ poolId, clientId, minutes, changed }: Props & { minutes: number | undefined; changed: () => void }) {
  const form = useForm({
    saved: { minutes: minutes?.toString() ?? '' },
    done: 'The session settings have been saved.',
    check: (d) => ({ minutes: notWhole(d.minutes) }),
    names: { minutes: ['maxValidityMinutes', 'FeatureUnavailableInTierException', 'OperationNotEnabledException'] },
    save: async (d) => {
      await call('SetUserPoolClientSessionConfiguration', { UserPoolId: poolId, ClientId: clientId, SSOSession: { MaxValidityMinutes: Number(d.minutes) } });
      changed();
    },
  });
  return (
    <Section title="Browser sessions" description="For how long a browser that signed in at the login pages is not asked again." form={form}>
      <TextField label="Longest session (minutes)" hint="0 to 129600; with 0 everybody is asked each time." numeric value={form.draft.minutes} change={(value) => form.change({ minutes: value })} error={form.errors.minutes} />
    </Section>
  );
}
