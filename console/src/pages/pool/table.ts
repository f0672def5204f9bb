import type { ComponentType } from 'react';
import { ClientPage } from './client';
import { ClientCreatePage } from './client-create';
import { ClientEditPage } from './client-edit';
import { ClientsPage } from './clients';
import { OverviewPage } from './overview';
import { SettingsPage } from './settings';
import { TagsPage } from './tags';
import { CreateUserPage } from './create-user';
import { GroupPage } from './group';
import { GroupsPage } from './groups';
import { UserPage } from './user';
import { UsersPage } from './users';

/** A place is a page about one pool. */
export interface Place {
  // Below /pools/:poolId.
  path: string;
  page: ComponentType<Record<string, string>>;
  // Where the side navigation has it; a page that others lead to has neither.
  section?: string;
  text?: string;
}

function place<P extends object>(path: string, page: ComponentType<P>, section?: string, text?: string): Place {
  return { path, page: page as unknown as Place['page'], section, text };
}

/** places are all pages about a pool, in the order of the side navigation. */
export const places: Place[] = [
  place('', OverviewPage, undefined, 'Overview'),
  place('/clients', ClientsPage, 'Applications', 'App clients'),
  place('/clients/create', ClientCreatePage),
  place('/clients/:clientId', ClientPage),
  place('/clients/:clientId/edit', ClientEditPage),
  place('/users', UsersPage, 'User management', 'Users'),
  place('/users/:username', UserPage),
  place('/users/-/create', CreateUserPage),
  place('/groups', GroupsPage, 'User management', 'Groups'),
  place('/groups/:group', GroupPage),
  place('/tags', TagsPage, 'Pool', 'Tags'),
  place('/settings', SettingsPage, 'Pool', 'Settings'),
];
