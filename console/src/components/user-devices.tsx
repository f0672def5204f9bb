import type { DeviceType } from '@aws-sdk/client-cognito-identity-provider';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { call } from '../api';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';
import { asError } from '../load';
import type { Of } from '../pages/pool/user';
import { Problem } from '../problem';
import { Time } from '../time';
import { attribute } from '../users';
import { Empty } from './empty';
import { TokenPagination } from './token-pagination';
import { useTokenPages } from './token-pages';
import { useChosen } from './use-chosen';

/** UserDevices lists the devices that a user signed in with. */
export function UserDevices({ poolId, pool, user }: Of) {
  const flash = useFlash();
  const [forgetting, setForgetting] = useState(false);
  const to = { UserPoolId: poolId, Username: user.Username ?? '' };
  const pages = useTokenPages<DeviceType>(
    async (PaginationToken) => {
      const page = await call('AdminListDevices', { ...to, Limit: 20, PaginationToken });
      return { items: page.Devices ?? [], next: page.PaginationToken };
    },
    [to],
  );
  const [selected, setSelected] = useChosen(pages.items, (d) => d.DeviceKey);
  const remembered = (d: DeviceType | undefined) => attribute(d?.DeviceAttributes, 'dev:device_remembered_status') === 'remembered';
  const remember = () => {
    const next = remembered(selected) ? 'not_remembered' : 'remembered';
    call('AdminUpdateDeviceStatus', { ...to, DeviceKey: selected?.DeviceKey, DeviceRememberedStatus: next }).then(pages.reload, (e: unknown) => flash.error(asError(e), 'The device was not changed'));
  };
  return (
    <SpaceBetween size="m">
      <Problem error={pages.error} retry={pages.reload} what="The devices could not be listed" />
      <Table
        items={pages.items}
        loading={pages.loading}
        loadingText="Loading devices"
        trackBy="DeviceKey"
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={(e) => setSelected(e.detail.selectedItems[0])}
        enableKeyboardNavigation
        ariaLabels={{ tableLabel: 'Devices of the user', selectionGroupLabel: 'Choose a device', itemSelectionLabel: (_, d) => d.DeviceKey ?? '' }}
        columnDefinitions={[
          { id: 'name', header: 'Device name', isRowHeader: true, cell: (d) => attribute(d.DeviceAttributes, 'device_name') ?? 'Unnamed' },
          { id: 'key', header: 'Device key', cell: (d) => d.DeviceKey },
          { id: 'remembered', header: 'Remembered', cell: (d) => (remembered(d) ? 'Yes' : 'No') },
          { id: 'ip', header: 'Last IP address', cell: (d) => attribute(d.DeviceAttributes, 'last_ip_used') ?? '-' },
          { id: 'last', header: 'Last sign-in', cell: (d) => <Time value={d.DeviceLastAuthenticatedDate} /> },
          { id: 'created', header: 'First seen', cell: (d) => <Time value={d.DeviceCreateDate} /> },
        ]}
        empty={<Empty title="No devices">{pool.DeviceConfiguration ? 'The user’s devices are listed once they sign in with one.' : 'This pool does not track devices. Its page about device tracking turns that on.'}</Empty>}
        pagination={<TokenPagination pages={pages} label="Pages of devices" />}
        header={
          <Header
            variant="h2"
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={!selected} onClick={remember}>{remembered(selected) ? 'Don’t remember' : 'Remember'}</Button>
                <Button disabled={!selected} onClick={() => setForgetting(true)}>Forget</Button>
              </SpaceBetween>
            }
          >
            Devices
          </Header>
        }
      />
      {forgetting && selected && (
        <Confirm
          title="Forget this device?"
          action="Forget"
          close={() => setForgetting(false)}
          run={async () => {
            await call('AdminForgetDevice', { ...to, DeviceKey: selected.DeviceKey });
            flash.success('The device has been forgotten.');
            setForgetting(false);
            setSelected(undefined);
            pages.reload();
          }}
        >
          {attribute(selected.DeviceAttributes, 'device_name') ?? selected.DeviceKey}. Signing in with it asks for a second factor again, and its refresh tokens stop working.
        </Confirm>
      )}
    </SpaceBetween>
  );
}
