import type { UserType } from '@aws-sdk/client-cognito-identity-provider';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { call } from '../../api';
import { DeleteGroup } from '../../components/delete-group';
import { Dialog } from '../../components/dialog';
import { Empty } from '../../components/empty';
import { Facts } from '../../components/facts';
import { TextField } from '../../components/fields';
import { GroupDialog } from '../../components/group-dialog';
import { TokenPagination } from '../../components/token-pagination';
import { useTokenPages } from '../../components/token-pages';
import { useChosen } from '../../components/use-chosen';
import { useForm } from '../../components/use-form';
import { UserStatus } from '../../components/user-status';
import { Confirm } from '../../confirm';
import { useFlash } from '../../flash';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';
import { Problem } from '../../problem';
import { follow, href, navigate, segment } from '../../router';
import { Time } from '../../time';
import { attribute } from '../../users';

export function GroupPage({ poolId, group: name }: { poolId: string; group: string }) {
  const { data: group, error, reload } = useLoad(async () => (await call('GetGroup', { UserPoolId: poolId, GroupName: name })).Group, [poolId, name]);
  const [asked, setAsked] = useState<'edit' | 'delete'>();
  const close = () => setAsked(undefined);
  const list = `/pools/${poolId}/groups`;
  return (
    <PoolPage
      poolId={poolId}
      title={`Group: ${name}`}
      crumbs={[{ text: 'Groups', to: list }]}
      actions={
        group && (
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setAsked('edit')}>Edit</Button>
            <Button onClick={() => setAsked('delete')}>Delete</Button>
          </SpaceBetween>
        )
      }
    >
      {() => (
        <SpaceBetween size="l">
          <Problem error={error} retry={reload} what="The group could not be read" />
          {group && (
            <div className="stack">
              <Container header={<Header variant="h2">Group information</Header>}>
                <Facts
                  columns={3}
                  items={[
                    { label: 'Group name', value: group.GroupName },
                    { label: 'Description', value: group.Description ?? '-' },
                    { label: 'Precedence', value: group.Precedence ?? '-' },
                    { label: 'IAM role ARN', value: group.RoleArn ?? '-' },
                    { label: 'Created time', value: <Time value={group.CreationDate} /> },
                    { label: 'Last updated time', value: <Time value={group.LastModifiedDate} /> },
                  ]}
                />
              </Container>
              <Members poolId={poolId} group={name} />
              {asked === 'edit' && <GroupDialog poolId={poolId} group={group} close={close} saved={reload} />}
              {asked === 'delete' && <DeleteGroup poolId={poolId} name={name} close={close} deleted={() => navigate(list, { saved: true })} />}
            </div>
          )}
        </SpaceBetween>
      )}
    </PoolPage>
  );
}

function Members({ poolId, group }: { poolId: string; group: string }) {
  const flash = useFlash();
  const [asked, setAsked] = useState<'add' | 'remove'>();
  const pages = useTokenPages<UserType>(
    async (NextToken) => {
      const page = await call('ListUsersInGroup', { UserPoolId: poolId, GroupName: group, Limit: 20, NextToken });
      return { items: page.Users ?? [], next: page.NextToken };
    },
    [poolId, group],
  );
  const [selected, setSelected] = useChosen(pages.items, (u) => u.Username);
  const close = () => setAsked(undefined);
  return (
    <div className="stack">
      <Problem error={pages.error} retry={pages.reload} what="The members could not be listed" />
      <Table
        items={pages.items}
        loading={pages.loading}
        loadingText="Loading members"
        trackBy="Username"
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={(e) => setSelected(e.detail.selectedItems[0])}
        enableKeyboardNavigation
        ariaLabels={{ tableLabel: 'Members of the group', selectionGroupLabel: 'Choose a member', itemSelectionLabel: (_, u) => u.Username ?? '' }}
        columnDefinitions={[
          { id: 'username', header: 'User name', isRowHeader: true, maxWidth: 320, cell: (u) => <Link href={href(`/pools/${poolId}/users/${segment(u.Username ?? '')}`)} onFollow={follow}>{u.Username}</Link> },
          { id: 'email', header: 'Email address', maxWidth: 320, cell: (u) => attribute(u.Attributes, 'email') ?? '-' },
          { id: 'status', header: 'Confirmation status', cell: (u) => <UserStatus status={u.UserStatus} /> },
          { id: 'created', header: 'Created time', cell: (u) => <Time value={u.UserCreateDate} /> },
        ]}
        empty={<Empty title="No members" action={<Button onClick={() => setAsked('add')}>Add user to group</Button>}>Nobody is in this group.</Empty>}
        pagination={<TokenPagination pages={pages} label="Pages of members" />}
        header={
          <Header
            variant="h2"
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={!selected} onClick={() => setAsked('remove')}>Remove user from group</Button>
                <Button onClick={() => setAsked('add')}>Add user to group</Button>
              </SpaceBetween>
            }
          >
            Members
          </Header>
        }
      />
      {asked === 'add' && <AddMember poolId={poolId} group={group} close={close} added={pages.reload} />}
      {asked === 'remove' && selected && (
        <Confirm
          title="Remove this user from the group?"
          action="Remove"
          close={close}
          run={async () => {
            await call('AdminRemoveUserFromGroup', { UserPoolId: poolId, GroupName: group, Username: selected.Username });
            flash.success(`User "${selected.Username}" has been removed from group "${group}".`);
            setSelected(undefined);
            close();
            pages.reload();
          }}
        >
          {selected.Username}. Tokens that were issued before still name the group until they expire.
        </Confirm>
      )}
    </div>
  );
}

function AddMember({ poolId, group, close, added }: { poolId: string; group: string; close: () => void; added: () => void }) {
  const flash = useFlash();
  const form = useForm({
    saved: { user: '' },
    names: { user: 'UserNotFoundException' },
    save: async ({ user }) => {
      await call('AdminAddUserToGroup', { UserPoolId: poolId, GroupName: group, Username: user });
      flash.success(`User "${user}" has been added to group "${group}".`);
      close();
      added();
    },
  });
  return (
    <Dialog title={`Add a user to "${group}"`} action="Add" disabled={form.draft.user === ''} form={form} close={close}>
      <TextField
        label="User"
        description="User name, user ID, or an e-mail address or phone number that the user signs in with."
        value={form.draft.user}
        change={(user) => form.change({ user })}
        error={form.errors.user}
      />
    </Dialog>
  );
}
