import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import type { ReactNode } from 'react';
import { useLoad } from './load';
import { Page, type ContentType, type Crumb } from './page';
import { readPool } from './pool-settings';
import { Problem } from './problem';

// Names of pools that were seen, so that the way to a page shows them at once.
const names = new Map<string, string>();

interface PoolPageProps {
  poolId: string;
  title: string;
  /** crumbs lead from the pool to the page. */
  crumbs?: Crumb[];
  contentType?: ContentType;
  description?: ReactNode;
  actions?: ReactNode;
  bare?: boolean;
  children: (pool: UserPoolType, reload: () => void) => ReactNode;
}

/** PoolPage is a page about a pool, which it shows once the pool is there. */
export function PoolPage({ poolId, children, crumbs = [], bare, ...page }: PoolPageProps) {
  const { data: pool, error, reload } = useLoad(() => readPool(poolId), [poolId]);
  if (pool?.Name) names.set(poolId, pool.Name);
  return (
    <Page
      {...page}
      bare={bare && Boolean(pool)}
      crumbs={[{ text: 'User pools', to: '/pools' }, { text: names.get(poolId) ?? poolId, to: `/pools/${poolId}` }, ...crumbs]}
    >
      <Problem error={error} retry={reload} what="The user pool could not be read" />
      {pool ? children(pool, reload) : !error && <Box textAlign="center" padding="xxl"><Spinner size="large" /></Box>}
    </Page>
  );
}
