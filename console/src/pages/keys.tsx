import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { own, type ApiError } from '../api';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';
import { asError, useLoad } from '../load';
import { Page } from '../page';
import { Problem } from '../problem';
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
  const [name, setName] = useState('');
  const [kind, setKind] = useState('policy');
  const [policy, setPolicy] = useState(example);
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const [key, setKey] = useState<{ ID: string; Secret: string }>();
  const create = () => {
    setBusy(true);
    setError(undefined);
    own<{ ID: string; Secret: string }>('POST', 'keys', { Name: name, Policy: kind === 'policy' ? policy : '' })
      .then((k) => { setKey(k); made(); }, (e: unknown) => setError(asError(e)))
      .finally(() => setBusy(false));
  };
  const aboutName = error?.message.startsWith('name ');
  const aboutPolicy = Boolean(error) && !aboutName && kind === 'policy' && error?.name === 'InvalidParameterException';
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
  return (
    <Modal
      visible size="large" onDismiss={close} closeAriaLabel="Close" header="Create access key"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>Cancel</Button>
            <Button variant="primary" loading={busy} onClick={create}>Create</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        {!aboutName && !aboutPolicy && <Problem error={error} what="The key was not created" />}
        <FormField label="Name" constraintText="1 to 64 letters, digits and characters of _+=,.@-" errorText={aboutName ? error?.message : undefined}>
          <Input value={name} spellcheck={false} onChange={(e) => setName(e.detail.value)} />
        </FormField>
        <FormField label="What the key may do">
          <RadioGroup
            value={kind}
            onChange={(e) => setKind(e.detail.value)}
            items={[
              { value: 'policy', label: 'What a policy says' },
              { value: 'root', label: 'Everything', description: 'A root key, which also administers this server.' },
            ]}
          />
        </FormField>
        {kind === 'policy' && (
          <FormField label="IAM policy document" stretch errorText={aboutPolicy ? error?.message : undefined}>
            <Textarea value={policy} rows={12} spellcheck={false} onChange={(e) => setPolicy(e.detail.value)} />
          </FormField>
        )}
      </SpaceBetween>
    </Modal>
  );
}

/** KeysPage shows the access keys of the server. */
export function KeysPage() {
  const { data, error, loading, reload } = useLoad(() => own<Key[]>('GET', 'keys'), []);
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<Key>();
  const [showing, setShowing] = useState<Key>();
  const flash = useFlash();
  const act = (action: string, key: Key) => {
    if (action === 'delete') setDeleting(key);
    else if (action === 'policy') setShowing(key);
    else {
      own('PUT', `keys/${key.ID}/enabled`, { Enabled: action === 'enable' }).then(
        () => { flash.success(`Access key ${key.ID} has been ${action}d. Running servers notice within seconds.`); reload(); },
        (e: unknown) => flash.error(e, 'The access key was not changed'),
      );
    }
  };
  return (
    <Page title="Access keys" contentType="table" bare>
      <SpaceBetween size="l">
        <Problem error={error} retry={reload} what="The access keys could not be listed" />
        <Table
          variant="full-page"
          items={data ?? []}
          loading={loading && !data}
          loadingText="Loading access keys"
          trackBy="ID"
          ariaLabels={{ tableLabel: 'Access keys' }}
          empty={
            <Box textAlign="center" padding="l">
              <Box variant="strong">No access keys</Box>
              <Box color="text-body-secondary">Programs sign their administrative calls with an access key. A development server takes any.</Box>
            </Box>
          }
          columnDefinitions={[
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
          header={
            <Header
              variant="awsui-h1-sticky"
              counter={data && `(${data.length})`}
              description="Keys that administrative calls are signed with, and that people sign in to the console with."
              actions={<Button variant="primary" onClick={() => setCreating(true)}>Create access key</Button>}
            >
              Access keys
            </Header>
          }
        />
      </SpaceBetween>
      {creating && <CreateKey close={() => setCreating(false)} made={reload} />}
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
            reload();
          }}
        >
          Programs that sign with it are refused within seconds, and its console sessions end. This can’t be undone.
        </Confirm>
      )}
    </Page>
  );
}
