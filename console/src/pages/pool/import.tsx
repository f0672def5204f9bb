import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect } from 'react';
import { call } from '../../api';
import { Copied } from '../../components/copy';
import { ImportStatus, running } from '../../components/import-status';
import { Settled } from '../../components/settled';
import { useFlash } from '../../flash';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';
import { Time } from '../../time';

const pace = 2000;

export function ImportPage({ poolId, jobId }: { poolId: string; jobId: string }) {
  const flash = useFlash();
  const job = useLoad(async () => (await call('DescribeUserImportJob', { UserPoolId: poolId, JobId: jobId })).UserImportJob ?? {}, [poolId, jobId]);
  const { data, reload } = job;
  const busy = data !== undefined && running(data);
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(reload, pace);
    return () => clearInterval(timer);
  }, [busy, reload]);
  const stop = () =>
    call('StopUserImportJob', { UserPoolId: poolId, JobId: jobId })
      .then(reload)
      .catch((e: unknown) => flash.error(e, 'The job was not stopped'));
  return (
    <PoolPage poolId={poolId} title={data?.JobName ?? jobId} crumbs={[{ text: 'Import jobs', to: `/pools/${poolId}/imports` }]}>
      {() => (
        <Settled loaded={job} what="The import job could not be read">
          {(j) => (
            <>
              {j.CompletionMessage && <Alert type={j.Status === 'Succeeded' ? 'success' : 'warning'} statusIconAriaLabel={j.Status === 'Succeeded' ? 'Success' : 'Warning'}>{j.CompletionMessage}</Alert>}
              <Container
                header={
                  <Header
                    variant="h2"
                    actions={
                      <SpaceBetween direction="horizontal" size="xs">
                        <Button iconName="refresh" ariaLabel="Refresh" onClick={reload} />
                        {busy && <Button onClick={() => void stop()}>Stop</Button>}
                        <Button iconName="download" disabled={!j.SkippedUsers && !j.FailedUsers} href={`/console/api/pools/${poolId}/imports/${jobId}/log`} download="import-errors.txt">Download errors</Button>
                      </SpaceBetween>
                    }
                  >
                    Progress
                  </Header>
                }
              >
                <div aria-live="polite">
                  <KeyValuePairs
                    columns={4}
                    items={[
                      { label: 'Status', value: <ImportStatus job={j} /> },
                      { label: 'Imported users', value: j.ImportedUsers ?? 0 },
                      { label: 'Skipped users', value: j.SkippedUsers ?? 0 },
                      { label: 'Failed users', value: j.FailedUsers ?? 0 },
                      { label: 'Created', value: <Time value={j.CreationDate} /> },
                      { label: 'Started', value: <Time value={j.StartDate} /> },
                      { label: 'Ended', value: <Time value={j.CompletionDate} /> },
                      { label: 'Job ID', value: <Copied value={j.JobId} name="Job ID" /> },
                    ]}
                  />
                </div>
              </Container>
            </>
          )}
        </Settled>
      )}
    </PoolPage>
  );
}
