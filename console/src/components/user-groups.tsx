import type { GroupType } from '@aws-sdk/client-cognito-identity-provider';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Multiselect, { type MultiselectProps } from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { call } from '../api';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';
import { useLoad } from '../load';
import type { Of } from '../pages/pool/user';
import { Problem } from '../problem';
import { follow, href, segment } from '../router';
import { Dialog } from './dialog';
import { Empty } from './empty';
import { useForm } from './use-form';

/** UserGroups lists the groups of a user, adds the user to others and takes them out. */
export function UserGroups({ poolId, user }: Of) {
  const flash = useFlash();
  const username = user.Username ?? '';
  const { data, error, loading, reload } = useLoad(async () => {
    const groups: GroupType[] = [];
    let NextToken: string | undefined;
    do {
      const page = await call('AdminListGroupsForUser', { UserPoolId: poolId, Username: username, NextToken });
      groups.push(...(page.Groups ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return groups;
  }, [poolId, username]);
  const [selected, setSelected] = useState<GroupType[]>([]);
  const [asked, setAsked] = useState<'add' | 'remove'>();
  const close = () => setAsked(undefined);
  const names = selected.map((g) => g.GroupName ?? '');
  return (
    <SpaceBetween size="m">
      <Problem error={error} retry={reload} what="The groups could not be listed" />
      <Table
        items={data ?? []}
        loading={loading && !data}
        loadingText="Loading groups"
        trackBy="GroupName"
        selectionType="multi"
        selectedItems={selected}
        onSelectionChange={(e) => setSelected(e.detail.selectedItems)}
        enableKeyboardNavigation
        ariaLabels={{ tableLabel: 'Groups of the user', selectionGroupLabel: 'Choose groups', allItemsSelectionLabel: () => 'Choose all', itemSelectionLabel: (_, g) => g.GroupName ?? '' }}
        columnDefinitions={[
          { id: 'name', header: 'Group name', isRowHeader: true, maxWidth: 320, cell: (g) => <Link href={href(`/pools/${poolId}/groups/${segment(g.GroupName ?? '')}`)} onFollow={follow}>{g.GroupName}</Link> },
          { id: 'description', header: 'Description', maxWidth: 400, cell: (g) => g.Description ?? '-' },
          { id: 'precedence', header: 'Precedence', cell: (g) => g.Precedence ?? '-' },
          { id: 'role', header: 'IAM role ARN', cell: (g) => g.RoleArn ?? '-' },
        ]}
        empty={<Empty title="No groups" action={<Button onClick={() => setAsked('add')}>Add user to group</Button>}>The user is in no group.</Empty>}
        header={
          <Header
            variant="h2"
            counter={data && `(${data.length})`}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={selected.length === 0} onClick={() => setAsked('remove')}>Remove user from group</Button>
                <Button onClick={() => setAsked('add')}>Add user to group</Button>
              </SpaceBetween>
            }
          >
            Groups
          </Header>
        }
      />
      {asked === 'add' && <AddToGroups poolId={poolId} username={username} has={(data ?? []).map((g) => g.GroupName ?? '')} close={close} added={reload} />}
      {asked === 'remove' && (
        <Confirm
          title="Remove the user from these groups?"
          action="Remove"
          close={close}
          run={async () => {
            for (const GroupName of names) await call('AdminRemoveUserFromGroup', { UserPoolId: poolId, Username: username, GroupName });
            flash.success(`User "${username}" has been removed from ${names.join(', ')}.`);
            setSelected([]);
            close();
            reload();
          }}
        >
          {names.join(', ')}. Tokens that were issued before still name them until they expire.
        </Confirm>
      )}
    </SpaceBetween>
  );
}

interface AddProps {
  poolId: string;
  username: string;
  has: string[];
  close: () => void;
  added: () => void;
}

function AddToGroups({ poolId, username, has, close, added }: AddProps) {
  const flash = useFlash();
  const { data, loading, error } = useLoad(async () => {
    const groups: GroupType[] = [];
    let NextToken: string | undefined;
    do {
      const page = await call('ListGroups', { UserPoolId: poolId, Limit: 60, NextToken });
      groups.push(...(page.Groups ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return groups;
  }, [poolId]);
  const options = (data ?? []).filter((g) => !has.includes(g.GroupName ?? '')).map((g) => ({ value: g.GroupName ?? '', label: g.GroupName ?? '', description: g.Description }));
  const form = useForm<{ chosen: readonly MultiselectProps.Option[] }>({
    saved: { chosen: [] },
    save: async ({ chosen }) => {
      for (const { value } of chosen) await call('AdminAddUserToGroup', { UserPoolId: poolId, Username: username, GroupName: value });
      flash.success(`User "${username}" has been added to ${chosen.map((c) => c.label).join(', ')}.`);
      close();
      added();
    },
  });
  const { chosen } = form.draft;
  return (
    <Dialog title="Add user to groups" action="Add" disabled={chosen.length === 0} form={form} close={close}>
      <Problem error={error} what="The groups could not be listed" />
      <FormField label="Groups">
        <Multiselect
          selectedOptions={chosen}
          options={options}
          onChange={(e) => form.change({ chosen: e.detail.selectedOptions })}
          statusType={loading ? 'loading' : 'finished'}
          loadingText="Loading groups"
          empty="There is no other group in this pool."
          filteringType="auto"
          filteringAriaLabel="Find groups"
          placeholder="Choose groups"
          deselectAriaLabel={(o) => `Remove ${o.label}`}
        />
      </FormField>
    </Dialog>
  );
}
