import { applications } from './applications';
import { authentication } from './authentication';
import type { Help } from './help';
import { pool } from './pool';
import { sections } from './sections';
import { server } from './server';
import { users } from './users';
import { wizard } from './wizard';

const all = { ...server, ...wizard, ...pool, ...users, ...authentication, ...applications, ...sections };

/** Topic names what there is help about. */
export type Topic = keyof typeof all;

/** topics is all help. */
export const topics: Record<Topic, Help> = all;

// By the pattern of the page's address; those of a pool are below /pools/:poolId.
const pages: Record<string, Topic> = {
  '/pools': 'pools', '/pools/create': 'wizardSignIn', '/pools/create/quick': 'quickCreate', '/outbox': 'outbox', '/keys': 'keys', '/sessions': 'consoleSessions', '/server': 'health',
};
const ofPool: Record<string, Topic> = {
  '': 'overview', '/clients': 'clients', '/clients/create': 'clients', '/clients/:clientId': 'client', '/clients/:clientId/edit': 'client',
  '/resource-servers': 'resourceServers', '/resource-servers/-/create': 'resourceServers', '/resource-servers/:identifier': 'resourceServers',
  '/domain': 'domain', '/branding': 'branding', '/users': 'users', '/users/-/create': 'createUser', '/users/:username': 'user',
  '/groups': 'groups', '/groups/:group': 'groups', '/imports': 'imports', '/imports/create': 'imports', '/imports/:jobId': 'imports',
  '/sign-in': 'signIn', '/sign-up': 'signUp', '/security': 'security', '/devices': 'devices', '/messaging': 'messaging', '/triggers': 'triggers',
  '/providers': 'providers', '/providers/-/create': 'providers', '/providers/:provider': 'providers',
  '/log-delivery': 'logDelivery', '/limits': 'limits', '/tags': 'tags', '/settings': 'settings',
};

/** topicOf is what the page of a route is about. */
export function topicOf(route: string | undefined): Topic | undefined {
  if (route === undefined) return undefined;
  const below = /^\/pools\/:poolId(.*)$/.exec(route);
  return below ? ofPool[below[1] ?? ''] : pages[route];
}
