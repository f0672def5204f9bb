import type { AdminGetUserResponse } from '@aws-sdk/client-cognito-identity-provider';
import Box from '@cloudscape-design/components/box';
import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { call } from '../api';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';
import { navigate } from '../router';
import { Dialog } from './dialog';
import { useForm } from './use-form';

interface UserActionsProps {
  poolId: string;
  user: AdminGetUserResponse;
  changed: () => void;
}

interface Action {
  text: string;
  title: string;
  body: string;
  done: string;
  run: (poolId: string, user: string) => Promise<unknown>;
}

const actions: Record<string, Action> = {
  confirm: {
    text: 'Confirm account', title: 'Confirm this account?', done: 'The account has been confirmed.',
    body: 'The user can sign in without entering the code that was sent. E-mail address and phone number stay as verified as they are.',
    run: (UserPoolId, Username) => call('AdminConfirmSignUp', { UserPoolId, Username }),
  },
  resend: {
    text: 'Send invitation again', title: 'Send the invitation again?', done: 'The invitation has been sent again.',
    body: 'The user gets another temporary password, whose time begins now. The one sent before no longer works.',
    run: (UserPoolId, Username) => call('AdminCreateUser', { UserPoolId, Username, MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'] }),
  },
  reset: {
    text: 'Reset password', title: 'Reset the password?', done: 'The password has been reset. The user got a code to choose another.',
    body: 'The password stops working. The user gets a code, at a verified e-mail address or phone number, to choose another one with.',
    run: (UserPoolId, Username) => call('AdminResetUserPassword', { UserPoolId, Username }),
  },
  enable: {
    text: 'Enable user', title: 'Enable this user?', done: 'The user has been enabled.',
    body: 'The user can sign in again.',
    run: (UserPoolId, Username) => call('AdminEnableUser', { UserPoolId, Username }),
  },
  disable: {
    text: 'Disable user', title: 'Disable this user?', done: 'The user has been disabled.',
    body: 'The user is signed out everywhere and can’t sign in until enabled again. Everything about the user is kept.',
    run: (UserPoolId, Username) => call('AdminDisableUser', { UserPoolId, Username }),
  },
  out: {
    text: 'Sign out everywhere', title: 'Sign the user out everywhere?', done: 'The user has been signed out everywhere.',
    body: 'All refresh tokens of the user stop working, on all devices. Access and ID tokens that applications verify by themselves are good until they expire.',
    run: (UserPoolId, Username) => call('AdminUserGlobalSignOut', { UserPoolId, Username }),
  },
};

/** UserActions are what an administrator can do with a user, each asked first. */
export function UserActions({ poolId, user, changed }: UserActionsProps) {
  const flash = useFlash();
  const [asked, setAsked] = useState<string>();
  const close = () => setAsked(undefined);
  const username = user.Username ?? '';
  const action = asked ? actions[asked] : undefined;
  const item = (id: string, disabledReason?: string): ButtonDropdownProps.Item => ({ id, text: actions[id]?.text ?? '', disabled: disabledReason !== undefined, disabledReason });
  return (
    <>
      <ButtonDropdown
        onItemClick={(e) => setAsked(e.detail.id)}
        items={[
          item('confirm', user.UserStatus === 'UNCONFIRMED' ? undefined : 'The account is confirmed already.'),
          item('resend', user.UserStatus === 'FORCE_CHANGE_PASSWORD' ? undefined : 'The user has no temporary password.'),
          item('reset'),
          { id: 'password', text: 'Set password' },
          user.Enabled === false ? item('enable') : item('disable'),
          item('out'),
          { id: 'delete', text: 'Delete user' },
        ]}
      >
        Actions
      </ButtonDropdown>
      {action && (
        <Confirm
          title={action.title}
          action={action.text}
          close={close}
          run={async () => {
            await action.run(poolId, username);
            flash.success(action.done);
            close();
            changed();
          }}
        >
          <SpaceBetween size="xs">
            <Box variant="strong">{username}</Box>
            <Box>{action.body}</Box>
          </SpaceBetween>
        </Confirm>
      )}
      {asked === 'password' && <SetPassword poolId={poolId} username={username} close={close} changed={changed} />}
      {asked === 'delete' && (
        <Confirm
          title="Delete this user?"
          word={username}
          action="Delete"
          close={close}
          run={async () => {
            await call('AdminDeleteUser', { UserPoolId: poolId, Username: username });
            flash.success(`User "${username}" has been deleted.`);
            navigate(`/pools/${poolId}/users`, { saved: true });
          }}
        >
          Attributes, memberships, devices, passkeys and sessions are deleted with the user. This can’t be undone.
        </Confirm>
      )}
    </>
  );
}

function SetPassword({ poolId, username, close, changed }: { poolId: string; username: string; close: () => void; changed: () => void }) {
  const form = useForm({
    saved: { password: '', permanent: true },
    done: 'The password has been set.',
    names: { password: ['InvalidPasswordException', 'PasswordHistoryPolicyViolationException', /password/i] },
    save: async (d) => {
      await call('AdminSetUserPassword', { UserPoolId: poolId, Username: username, Password: d.password, Permanent: d.permanent });
      close();
      changed();
    },
  });
  const { draft, change, errors } = form;
  return (
    <Dialog title="Set password" action="Set password" disabled={draft.password === ''} form={form} close={close}>
      <FormField label="Password" errorText={errors.password}>
        <Input type="password" value={draft.password} onChange={(e) => change({ password: e.detail.value })} autoComplete="new-password" />
      </FormField>
      <Checkbox checked={draft.permanent} onChange={(e) => change({ permanent: e.detail.checked })} description="Otherwise the user has to choose another one at the next sign-in.">
        Set as permanent password
      </Checkbox>
    </Dialog>
  );
}
