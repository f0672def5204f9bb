import type { SessionDescriptionType } from '@aws-sdk/client-cognito-identity-provider';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { call } from '../api';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';
import type { Of } from '../pages/pool/user';
import { Problem } from '../problem';
import { follow, href } from '../router';
import { Time } from '../time';
import { Empty } from './empty';
import { TokenPagination } from './token-pagination';
import { useTokenPages } from './token-pages';
import { useChosen } from './use-chosen';

/** UserSessions lists where a user is signed in and ends sessions. */
export function UserSessions({ poolId, user }: Of) {
  const flash = useFlash();
  const [revoking, setRevoking] = useState(false);
  const to = { UserPoolId: poolId, Username: user.Username ?? '' };
  const pages = useTokenPages<SessionDescriptionType>(
    async (NextToken) => {
      const page = await call('AdminListUserSessions', { ...to, NextToken });
      return { items: page.Sessions ?? [], next: page.NextToken };
    },
    [to],
  );
  const [selected, setSelected] = useChosen(pages.items, (s) => s.SessionId);
  if (pages.error?.name === 'OperationNotEnabledException') {
    return (
      <Empty title="Sessions are not tracked">
        {pages.error.message} <Link href={href(`/pools/${poolId}/security`)} onFollow={follow}>The security page turns it on.</Link> Without it, “Sign out everywhere” ends all sessions together.
      </Empty>
    );
  }
  return (
    <SpaceBetween size="m">
      <Problem error={pages.error} retry={pages.reload} what="The sessions could not be listed" />
      <Table
        items={pages.items}
        loading={pages.loading}
        loadingText="Loading sessions"
        trackBy="SessionId"
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={(e) => setSelected(e.detail.selectedItems[0])}
        enableKeyboardNavigation
        ariaLabels={{ tableLabel: 'Sessions of the user', selectionGroupLabel: 'Choose a session', itemSelectionLabel: (_, s) => s.SessionId ?? '' }}
        columnDefinitions={[
          { id: 'device', header: 'Device', isRowHeader: true, cell: (s) => s.DeviceType ?? 'Unknown' },
          { id: 'client', header: 'App client', cell: (s) => (s.ClientId ? <Link href={href(`/pools/${poolId}/clients/${s.ClientId}`)} onFollow={follow}>{s.ClientId}</Link> : '-') },
          { id: 'ip', header: 'Last IP address', cell: (s) => s.LastIPAddress ?? '-' },
          { id: 'active', header: 'Last active', cell: (s) => <Time value={s.LastActiveDate} /> },
          { id: 'created', header: 'Signed in', cell: (s) => <Time value={s.CreateDate} /> },
          { id: 'type', header: 'Type', cell: (s) => s.SessionType ?? '-' },
          { id: 'id', header: 'Session ID', cell: (s) => s.SessionId },
        ]}
        empty={<Empty title="No sessions">The user is signed in nowhere.</Empty>}
        pagination={<TokenPagination pages={pages} label="Pages of sessions" />}
        header={
          <Header
            variant="h2"
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button iconName="refresh" ariaLabel="Refresh sessions" onClick={pages.reload} />
                <Button disabled={!selected} onClick={() => setRevoking(true)}>Revoke</Button>
              </SpaceBetween>
            }
          >
            Sessions
          </Header>
        }
      />
      {revoking && selected && (
        <Confirm
          title="Revoke this session?"
          action="Revoke"
          close={() => setRevoking(false)}
          run={async () => {
            await call('AdminRevokeUserSession', { ...to, SessionId: selected.SessionId });
            flash.success('The session has been revoked.');
            setRevoking(false);
            setSelected(undefined);
            pages.reload();
          }}
        >
          <Box variant="strong">{selected.DeviceType}</Box> The user is signed out there. Access tokens that applications verify by themselves are good until they expire.
        </Confirm>
      )}
    </SpaceBetween>
  );
}
