import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { Problem } from '../problem';
import { Copied } from './copy';
import { TextField } from './fields';
import { usePreview } from './use-preview';

interface Code {
  Address: string;
  Size: number;
  Path: string;
}

/** QRCode draws the code of an authenticator's secret. */
function QRCode({ poolId, account, secret }: { poolId: string; account: string; secret: string }) {
  const { data: code, error } = usePreview<Code>(`pools/${encodeURIComponent(poolId)}/authenticator`, { Account: account, Secret: secret });
  if (error) return <Problem error={error} what="The code could not be drawn" />;
  if (!code) return null;
  return (
    <SpaceBetween size="s">
      <svg viewBox={`0 0 ${code.Size} ${code.Size}`} width="240" height="240" role="img" aria-label="QR code to scan" shapeRendering="crispEdges">
        <rect width="100%" height="100%" fill="#fff" />
        <path d={code.Path} fill="#000" />
      </svg>
      <Box><Box variant="awsui-key-label">The same as an address</Box><Copied value={code.Address} name="otpauth address" /></Box>
    </SpaceBetween>
  );
}

/** UserAuthenticator turns a secret that an application was given for a user into a QR code. */
export function UserAuthenticator({ poolId, username, close }: { poolId: string; username: string; close: () => void }) {
  const [secret, setSecret] = useState('');
  return (
    <Modal
      visible
      header="QR code for an authenticator app"
      closeAriaLabel="Close"
      onDismiss={close}
      footer={<Box float="right"><Button variant="primary" onClick={close}>Done</Button></Box>}
    >
      <SpaceBetween size="m">
        <TextField
          label="Secret code"
          description="The SecretCode that AssociateSoftwareToken answered when the user began to register an app. It is drawn and not kept."
          value={secret}
          change={setSecret}
        />
        {secret.trim() && <QRCode poolId={poolId} account={username} secret={secret} />}
      </SpaceBetween>
    </Modal>
  );
}
