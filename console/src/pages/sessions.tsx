import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { own } from '../api';
import { ListPage } from '../components/list-page';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';
import { useLoad } from '../load';
import { Time } from '../time';

interface Listed {
  ID: string;
  AccessKeyID: string;
  Created: string;
  Expires: string;
  Current: boolean;
}

/** SessionsPage shows who is signed in to the console, and ends sessions. */
export function SessionsPage() {
  const sessions = useLoad(() => own<Listed[]>('GET', 'sessions'), []);
  const [ending, setEnding] = useState<Listed>();
  const flash = useFlash();
  return (
    <ListPage
      title="Console sessions"
      description="Browsers that are signed in to this console. A session lasts twelve hours."
      loaded={sessions}
      empty={<Box textAlign="center" padding="l">No sessions</Box>}
      actions={<Button iconName="refresh" ariaLabel="Refresh" onClick={sessions.reload} />}
      columns={[
        {
          id: 'who', header: 'Access key ID', isRowHeader: true, minWidth: 200,
          cell: (s) => <SpaceBetween direction="horizontal" size="xs"><span>{s.AccessKeyID || 'Development'}</span>{s.Current && <Badge color="green">This browser</Badge>}</SpaceBetween>,
        },
        { id: 'created', header: 'Signed in', minWidth: 120, cell: (s) => <Time value={s.Created} /> },
        { id: 'expires', header: 'Ends', minWidth: 120, cell: (s) => <Time value={s.Expires} /> },
        { id: 'actions', header: 'Actions', minWidth: 100, cell: (s) => <Button variant="inline-link" disabled={s.Current} ariaLabel={`End the session of ${s.AccessKeyID || 'development'}`} onClick={() => setEnding(s)}>End</Button> },
      ]}
    >
      {ending && (
        <Confirm
          title="End this session?" action="End session" close={() => setEnding(undefined)}
          run={async () => {
            await own('DELETE', `sessions/${ending.ID}`);
            flash.success('The session has been ended.');
            setEnding(undefined);
            sessions.reload();
          }}
        >
          Its browser is signed out at once, and has to sign in again.
        </Confirm>
      )}
    </ListPage>
  );
}
