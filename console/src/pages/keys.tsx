import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { own } from '../api';
import { ListPage } from '../components/list-page';
import { Dialog } from '../components/dialog';
import { AreaField, RadioField, TextField } from '../components/fields';
import { useForm } from '../components/use-form';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';
import { useLoad } from '../load';
import { Time } from '../time';

interface Key {
  ID: string;
  Name: string;
  Policy: string;
  Enabled: boolean;
  Root: boolean;
  Created: string;
}

const example = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['cognito-idp:List*', 'cognito-idp:Describe*'], Resource: '*' }] }, null, 2);

function Copy({ text, what }: { text: string; what: string }) {
  return <CopyToClipboard variant="inline" textToCopy={text} copyButtonAriaLabel={`Copy ${what}`} copySuccessText="Copied" copyErrorText="Could not be copied" />;
}

/** CreateKey makes a key and shows its secret, which nobody can read later. */
function CreateKey({ close, made }: { close: () => void; made: () => void }) {
  const [key, setKey] = useState<{ ID: string; Secret: string }>();
  const form = useForm({
    saved: { name: '', kind: 'policy', policy: example },
    names: (d) => ({ name: /^name /, ...(d.kind === 'policy' && { policy: /^(?!name )/ }) }),
    save: async (d) => {
      setKey(await own('POST', 'keys', { Name: d.name, Policy: d.kind === 'policy' ? d.policy : '' }));
      made();
    },
  });
  if (key) {
    return (
      <Modal visible onDismiss={close} closeAriaLabel="Close" header="Access key created" footer={<Box float="right"><Button variant="primary" onClick={close}>Done</Button></Box>}>
        <SpaceBetween size="m">
          <Alert type="warning" statusIconAriaLabel="Warning">Copy the secret now: it is shown only this once.</Alert>
          <FormField label="Access key ID"><Copy text={key.ID} what="access key ID" /></FormField>
          <FormField label="Secret access key"><Copy text={key.Secret} what="secret access key" /></FormField>
        </SpaceBetween>
      </Modal>
    );
  }
  const { draft, change, errors } = form;
  return (
    <Dialog title="Create access key" action="Create" size="large" form={form} close={close}>
      <TextField label="Name" hint="1 to 64 letters, digits and characters of _+=,.@-" value={draft.name} change={(name) => change({ name })} error={errors.name} />
      <RadioField
        label="What the key may do"
        value={draft.kind}
        change={(kind) => change({ kind })}
        choices={[
          { value: 'policy', label: 'What a policy says' },
          { value: 'root', label: 'Everything', description: 'A root key, which also administers this server.' },
        ]}
      />
      {draft.kind === 'policy' && <AreaField label="IAM policy document" rows={12} value={draft.policy} change={(policy) => change({ policy })} error={errors.policy} />}
    </Dialog>
  );
}

/** KeysPage shows the access keys of the server. */
export function KeysPage() {
  const keys = useLoad(() => own<Key[]>('GET', 'keys'), []);
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<Key>();
  const [showing, setShowing] = useState<Key>();
  const flash = useFlash();
  const act = (action: string, key: Key) => {
    if (action === 'delete') setDeleting(key);
    else if (action === 'policy') setShowing(key);
    else {
      own('PUT', `keys/${key.ID}/enabled`, { Enabled: action === 'enable' }).then(
        () => { flash.success(`Access key ${key.ID} has been ${action}d. Running servers notice within seconds.`); keys.reload(); },
        (e: unknown) => flash.error(e, 'The access key was not changed'),
      );
    }
  };
  return (
    <ListPage
      title="Access keys"
      description="Keys that administrative calls are signed with, and that people sign in to the console with."
      loaded={keys}
      empty={
        <Box textAlign="center" padding="l">
          <Box variant="strong">No access keys</Box>
          <Box color="text-body-secondary">Programs sign their administrative calls with an access key. A development server takes any.</Box>
        </Box>
      }
      actions={<Button variant="primary" onClick={() => setCreating(true)}>Create access key</Button>}
      columns={[
        { id: 'id', header: 'Access key ID', isRowHeader: true, minWidth: 220, cell: (k) => <Copy text={k.ID} what={`access key ID ${k.ID}`} /> },
        { id: 'name', header: 'Name', minWidth: 100, cell: (k) => k.Name },
        { id: 'state', header: 'State', minWidth: 110, cell: (k) => <StatusIndicator type={k.Enabled ? 'success' : 'stopped'}>{k.Enabled ? 'Enabled' : 'Disabled'}</StatusIndicator> },
        { id: 'may', header: 'May', minWidth: 160, cell: (k) => (k.Root ? 'Everything' : <Button variant="inline-link" ariaLabel={`Show the policy of ${k.Name}`} onClick={() => setShowing(k)}>What its policy says</Button>) },
        { id: 'created', header: 'Created', minWidth: 120, cell: (k) => <Time value={k.Created} /> },
        {
          id: 'actions', header: 'Actions', minWidth: 120,
          cell: (k) => (
            <ButtonDropdown
              variant="inline-icon"
              ariaLabel={`Actions for ${k.ID}`}
              expandToViewport
              items={[k.Enabled ? { id: 'disable', text: 'Disable' } : { id: 'enable', text: 'Enable' }, { id: 'delete', text: 'Delete' }]}
              onItemClick={(e) => act(e.detail.id, k)}
            />
          ),
        },
      ]}
    >
      {creating && <CreateKey close={() => setCreating(false)} made={keys.reload} />}
      {showing && (
        <Modal visible size="large" onDismiss={() => setShowing(undefined)} closeAriaLabel="Close" header={`Policy of ${showing.Name}`} footer={<Box float="right"><Button onClick={() => setShowing(undefined)}>Close</Button></Box>}>
          <div className="code">{showing.Policy}</div>
        </Modal>
      )}
      {deleting && (
        <Confirm
          title={`Delete access key ${deleting.ID}?`} word={deleting.Name} action="Delete" close={() => setDeleting(undefined)}
          run={async () => {
            await own('DELETE', `keys/${deleting.ID}`);
            flash.success(`Access key ${deleting.ID} has been deleted.`);
            setDeleting(undefined);
            keys.reload();
          }}
        >
          Programs that sign with it are refused within seconds, and its console sessions end. This can’t be undone.
        </Confirm>
      )}
    </ListPage>
  );
}
