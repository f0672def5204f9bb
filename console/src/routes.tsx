import type { ComponentType } from 'react';
import { match } from './router';
import { CreatePoolPage } from './pages/create-pool';
import { KeysPage } from './pages/keys';
import { OutboxPage } from './pages/outbox';
import { PoolListPage } from './pages/pool-list';
import { QuickCreatePage } from './pages/quick-create';
import { ServerPage } from './pages/server';
import { SessionsPage } from './pages/sessions';
import { places } from './pages/pool/table';

/** A route leads from addresses of one pattern to a page. */
export interface Route {
  path: string;
  // The members of the address are handed to the page by name.
  page: ComponentType<Record<string, string>>;
}

function route<P extends object>(path: string, page: ComponentType<P>): Route {
  return { path, page: page as unknown as Route['page'] };
}

/** routes are all pages of the console. The first that fits is shown. */
export const routes: Route[] = [
  route('/pools', PoolListPage),
  route('/pools/create', CreatePoolPage),
  route('/pools/create/quick', QuickCreatePage),
  route('/outbox', OutboxPage),
  route('/keys', KeysPage),
  route('/sessions', SessionsPage),
  route('/server', ServerPage),
  ...places.map((p) => ({ path: '/pools/:poolId' + p.path, page: p.page })),
];

/** find returns the page at a path and the members of its address. */
export function find(path: string): { route: Route; members: Record<string, string> } | undefined {
  for (const r of routes) {
    const members = match(r.path, path);
    if (members) return { route: r, members };
  }
  return undefined;
}
