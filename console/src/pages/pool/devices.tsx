import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { EditForm } from '../../components/edit-form';
import { RadioField } from '../../components/fields';
import { useForm } from '../../components/use-form';
import { useFlash } from '../../flash';
import { PoolPage } from '../../pool-page';
import { changePool } from '../../pool-settings';

export function DevicesPage({ poolId }: { poolId: string }) {
  return (
    <PoolPage poolId={poolId} title="Device tracking" contentType="form" description="Whether the devices that users sign in with are remembered.">
      {(pool, reload) => <Devices pool={pool} reload={reload} />}
    </PoolPage>
  );
}

function Devices({ pool, reload }: { pool: UserPoolType; reload: () => void }) {
  const flash = useFlash();
  const now = pool.DeviceConfiguration;
  const form = useForm({
    saved: {
      remember: !now ? 'never' : now.DeviceOnlyRememberedOnUserPrompt ? 'opt-in' : 'always',
      trust: now?.ChallengeRequiredOnNewDevice ?? false,
    },
    names: { remember: /device/i },
    save: async (d) => {
      const DeviceConfiguration = d.remember === 'never' ? undefined : { ChallengeRequiredOnNewDevice: d.trust, DeviceOnlyRememberedOnUserPrompt: d.remember === 'opt-in' };
      await changePool(pool.Id ?? '', () => ({ DeviceConfiguration }));
      flash.success('Device tracking has been saved.');
      reload();
    },
  });
  const { draft, change, errors } = form;
  return (
    <EditForm form={form}>
      <Container header={<Header variant="h2">Remembered devices</Header>}>
        <div className="stack">
          <RadioField
            label="Remember user devices"
            value={draft.remember}
            change={(remember) => change({ remember })}
            error={errors.remember}
            choices={[
              { value: 'always', label: 'Always remember', description: 'Every device that a user signs in with.' },
              { value: 'opt-in', label: 'User opt-in', description: 'Devices that the user wants remembered.' },
              { value: 'never', label: 'Don’t remember', description: 'Devices are not tracked.' },
            ]}
          />
          {draft.remember !== 'never' && (
            <RadioField
              label="Use a remembered device in place of a second factor"
              value={draft.trust ? 'yes' : 'no'}
              change={(value) => change({ trust: value === 'yes' })}
              choices={[
                { value: 'yes', label: 'Yes', description: 'On a remembered device the second factor is not asked for.' },
                { value: 'no', label: 'No', description: 'The second factor is asked for on every device.' },
              ]}
            />
          )}
        </div>
      </Container>
    </EditForm>
  );
}
