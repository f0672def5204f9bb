import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { own } from '../api';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';
import { useLoad } from '../load';
import { Problem } from '../problem';
import { Time } from '../time';
import { Empty } from './empty';

interface Passkey {
  ID: string;
  Name: string;
  RelyingPartyID: string;
  Attachment: string;
  BackedUp: boolean;
  Created: string;
  LastUsed?: string;
}

interface UserPasskeysProps {
  poolId: string;
  sub: string;
  changed: () => void;
}

/** UserPasskeys lists the passkeys of a user and takes lost ones away. */
export function UserPasskeys({ poolId, sub, changed }: UserPasskeysProps) {
  const flash = useFlash();
  const at = `pools/${encodeURIComponent(poolId)}/users/${encodeURIComponent(sub)}/passkeys`;
  const { data, error, loading, reload } = useLoad(() => own<Passkey[]>('GET', at), [at]);
  const [selected, setSelected] = useState<Passkey>();
  const [deleting, setDeleting] = useState(false);
  return (
    <SpaceBetween size="m">
      <Problem error={error} retry={reload} what="The passkeys could not be listed" />
      <Table
        items={data ?? []}
        loading={loading && !data}
        loadingText="Loading passkeys"
        trackBy="ID"
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={(e) => setSelected(e.detail.selectedItems[0])}
        enableKeyboardNavigation
        ariaLabels={{ tableLabel: 'Passkeys of the user', selectionGroupLabel: 'Choose a passkey', itemSelectionLabel: (_, k) => k.Name || k.ID }}
        columnDefinitions={[
          { id: 'name', header: 'Name', isRowHeader: true, cell: (k) => k.Name || 'Unnamed' },
          { id: 'party', header: 'Relying party', cell: (k) => k.RelyingPartyID },
          { id: 'attachment', header: 'Where it is', cell: (k) => (k.Attachment === 'platform' ? 'In a device' : k.Attachment === 'cross-platform' ? 'A security key' : '-') },
          { id: 'backup', header: 'Backed up', cell: (k) => (k.BackedUp ? 'Yes' : 'No') },
          { id: 'used', header: 'Last used', cell: (k) => <Time value={k.LastUsed} /> },
          { id: 'created', header: 'Registered', cell: (k) => <Time value={k.Created} /> },
        ]}
        empty={<Empty title="No passkeys">The user registers passkeys; an administrator can take them away.</Empty>}
        header={<Header variant="h2" actions={<Button disabled={!selected} onClick={() => setDeleting(true)}>Delete passkey</Button>}>Passkeys</Header>}
      />
      {deleting && selected && (
        <Confirm
          title="Delete this passkey?"
          action="Delete"
          close={() => setDeleting(false)}
          run={async () => {
            await own('DELETE', `${at}/${encodeURIComponent(selected.ID)}`);
            flash.success('The passkey has been deleted.');
            setDeleting(false);
            setSelected(undefined);
            reload();
            changed();
          }}
        >
          {selected.Name || selected.ID}. It no longer signs the user in. What the user’s device keeps of it can’t be removed from here.
        </Confirm>
      )}
    </SpaceBetween>
  );
}
