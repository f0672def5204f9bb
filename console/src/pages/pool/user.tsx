import type { AdminGetUserResponse, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import { call } from '../../api';
import { Facts } from '../../components/facts';
import { UserActions } from '../../components/user-actions';
import { UserAttributes } from '../../components/user-attributes';
import { UserDevices } from '../../components/user-devices';
import { UserEvents } from '../../components/user-events';
import { UserGroups } from '../../components/user-groups';
import { UserIdentities } from '../../components/user-identities';
import { UserMFA } from '../../components/user-mfa';
import { UserSessions } from '../../components/user-sessions';
import { UserEnabled, UserStatus } from '../../components/user-status';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';
import { Problem } from '../../problem';
import { setQuery, useLocation } from '../../router';
import { Time } from '../../time';
import { attribute } from '../../users';

/** Of is what the parts of a user's page are about. */
export interface Of {
  poolId: string;
  pool: UserPoolType;
  user: AdminGetUserResponse;
  /** changed has the user read again. */
  changed: () => void;
}

export function UserPage({ poolId, username }: { poolId: string; username: string }) {
  const { data: user, error, reload } = useLoad(() => call('AdminGetUser', { UserPoolId: poolId, Username: username }), [poolId, username]);
  return (
    <PoolPage
      poolId={poolId}
      title={`User: ${username}`}
      crumbs={[{ text: 'Users', to: `/pools/${poolId}/users` }]}
      actions={user && <UserActions poolId={poolId} user={user} changed={reload} />}
    >
      {(pool) => (
        <SpaceBetween size="l">
          <Problem error={error} retry={reload} what="The user could not be read" />
          {user ? <User poolId={poolId} pool={pool} user={user} changed={reload} /> : !error && <Box textAlign="center" padding="xxl"><Spinner size="large" /></Box>}
        </SpaceBetween>
      )}
    </PoolPage>
  );
}

function User(of: Of) {
  const { user } = of;
  const { query } = useLocation();
  const sub = attribute(user.UserAttributes, 'sub');
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">User information</Header>}>
        <Facts
          columns={3}
          items={[
            { label: 'User ID (sub)', value: <CopyToClipboard variant="inline" textToCopy={sub ?? ''} textToDisplay={sub} copyButtonAriaLabel="Copy the user ID" copySuccessText="Copied" copyErrorText="Not copied" /> },
            { label: 'User name', value: user.Username },
            { label: 'Email address', value: attribute(user.UserAttributes, 'email') ?? '-' },
            { label: 'Status', value: <UserEnabled enabled={user.Enabled} /> },
            { label: 'Confirmation status', value: <UserStatus status={user.UserStatus} /> },
            { label: 'Multi-factor authentication', value: user.UserMFASettingList?.length ? 'Active' : 'Inactive' },
            { label: 'Created time', value: <Time value={user.UserCreateDate} /> },
            { label: 'Last updated time', value: <Time value={user.UserLastModifiedDate} /> },
          ]}
        />
      </Container>
      <Tabs
        ariaLabel="About this user"
        activeTabId={query.get('tab') ?? 'attributes'}
        onChange={(e) => setQuery({ tab: e.detail.activeTabId === 'attributes' ? '' : e.detail.activeTabId })}
        tabs={[
          { id: 'attributes', label: 'Attributes', content: <UserAttributes {...of} /> },
          { id: 'groups', label: 'Groups', content: <UserGroups {...of} /> },
          { id: 'identities', label: 'Identities', content: <UserIdentities {...of} /> },
          { id: 'mfa', label: 'MFA and passkeys', content: <UserMFA {...of} /> },
          { id: 'devices', label: 'Devices', content: <UserDevices {...of} /> },
          { id: 'sessions', label: 'Sessions', content: <UserSessions {...of} /> },
          { id: 'events', label: 'Authentication events', content: <UserEvents {...of} /> },
        ]}
      />
    </SpaceBetween>
  );
}
