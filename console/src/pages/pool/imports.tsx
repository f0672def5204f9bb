import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { call } from '../../api';
import { all } from '../../components/all';
import { Collection } from '../../components/collection';
import { ImportStatus } from '../../components/import-status';
import { Settled } from '../../components/settled';
import { download } from '../../components/upload';
import { useFlash } from '../../flash';
import { useLoad } from '../../load';
import { PoolPage } from '../../pool-page';
import { follow, href } from '../../router';
import { Time } from '../../time';

export function ImportsPage({ poolId }: { poolId: string }) {
  const flash = useFlash();
  const list = `/pools/${poolId}/imports`;
  const jobs = useLoad(
    () =>
      all(async (PaginationToken: string | undefined) => {
        const page = await call('ListUserImportJobs', { UserPoolId: poolId, MaxResults: 60, PaginationToken });
        return { items: page.UserImportJobs, next: page.PaginationToken };
      }),
    [poolId],
  );
  const template = () =>
    call('GetCSVHeader', { UserPoolId: poolId })
      .then(({ CSVHeader }) => download('template.csv', (CSVHeader ?? []).join(',') + '\n'))
      .catch((e: unknown) => flash.error(e, 'The columns could not be read'));
  return (
    <PoolPage poolId={poolId} title="Import jobs" description="Users from elsewhere, from files of comma-separated values.">
      {() => (
        <Settled loaded={jobs} what="The import jobs could not be listed">
          {(items) => (
            <Collection
              title="Import jobs"
              items={items}
              search="Search import jobs"
              fields={['JobName', 'JobId', 'Status']}
              empty="No import jobs."
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button iconName="refresh" ariaLabel="Refresh" onClick={jobs.reload} />
                  <Button iconName="download" onClick={() => void template()}>Download template.csv</Button>
                  <Button variant="primary" href={href(`${list}/create`)} onFollow={follow}>Create import job</Button>
                </SpaceBetween>
              }
              columns={[
                { id: 'name', minWidth: 120, header: 'Name', isRowHeader: true, cell: (j) => <Link href={href(`${list}/${j.JobId}`)} onFollow={follow}>{j.JobName}</Link> },
                { id: 'status', minWidth: 130, header: 'Status', cell: (j) => <ImportStatus job={j} /> },
                { id: 'imported', header: 'Imported', cell: (j) => j.ImportedUsers ?? 0 },
                { id: 'skipped', header: 'Skipped', cell: (j) => j.SkippedUsers ?? 0 },
                { id: 'failed', header: 'Failed', cell: (j) => j.FailedUsers ?? 0 },
                { id: 'created', minWidth: 130, header: 'Created', cell: (j) => <Time value={j.CreationDate} /> },
              ]}
            />
          )}
        </Settled>
      )}
    </PoolPage>
  );
}
