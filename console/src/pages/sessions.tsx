import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { own } from '../api';
import { Confirm } from '../confirm';
import { useFlash } from '../flash';
import { useLoad } from '../load';
import { Page } from '../page';
import { Problem } from '../problem';
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
  const { data, error, loading, reload } = useLoad(() => own<Listed[]>('GET', 'sessions'), []);
  const [ending, setEnding] = useState<Listed>();
  const flash = useFlash();
  return (
    <Page title="Console sessions" contentType="table" bare>
      <SpaceBetween size="l">
        <Problem error={error} retry={reload} what="The sessions could not be listed" />
        <Table
          variant="full-page"
          items={data ?? []}
          loading={loading && !data}
          loadingText="Loading sessions"
          trackBy="ID"
          ariaLabels={{ tableLabel: 'Console sessions' }}
          empty={<Box textAlign="center" padding="l">No sessions</Box>}
          columnDefinitions={[
            {
              id: 'who', header: 'Access key ID', isRowHeader: true, minWidth: 200,
              cell: (s) => <SpaceBetween direction="horizontal" size="xs"><span>{s.AccessKeyID || 'Development'}</span>{s.Current && <Badge color="green">This browser</Badge>}</SpaceBetween>,
            },
            { id: 'created', header: 'Signed in', minWidth: 120, cell: (s) => <Time value={s.Created} /> },
            { id: 'expires', header: 'Ends', minWidth: 120, cell: (s) => <Time value={s.Expires} /> },
            { id: 'actions', header: 'Actions', minWidth: 100, cell: (s) => <Button variant="inline-link" disabled={s.Current} ariaLabel={`End the session of ${s.AccessKeyID || 'development'}`} onClick={() => setEnding(s)}>End</Button> },
          ]}
          header={
            <Header
              variant="awsui-h1-sticky"
              counter={data && `(${data.length})`}
              description="Browsers that are signed in to this console. A session lasts twelve hours."
              actions={<Button iconName="refresh" ariaLabel="Refresh" onClick={reload} />}
            >
              Console sessions
            </Header>
          }
        />
      </SpaceBetween>
      {ending && (
        <Confirm
          title="End this session?" action="End session" close={() => setEnding(undefined)}
          run={async () => {
            await own('DELETE', `sessions/${ending.ID}`);
            flash.success('The session has been ended.');
            setEnding(undefined);
            reload();
          }}
        >
          Its browser is signed out at once, and has to sign in again.
        </Confirm>
      )}
    </Page>
  );
}
