import type { ComponentType } from 'react';
import { BrandingPage } from './branding';
import { ClientPage } from './client';
import { ClientCreatePage } from './client-create';
import { ClientEditPage } from './client-edit';
import { ClientsPage } from './clients';
import { CreateUserPage } from './create-user';
import { DevicesPage } from './devices';
import { DomainPage } from './domain';
import { GroupPage } from './group';
import { GroupsPage } from './groups';
import { ImportPage } from './import';
import { ImportCreatePage } from './import-create';
import { ImportsPage } from './imports';
import { LimitsPage } from './limits';
import { LogDeliveryPage } from './log-delivery';
import { MessagingPage } from './messaging';
import { OverviewPage } from './overview';
import { ProviderCreatePage, ProviderPage } from './provider';
import { ProvidersPage } from './providers';
import { ResourceServerCreatePage, ResourceServerPage } from './resource-server';
import { ResourceServersPage } from './resource-servers';
import { SecurityPage } from './security';
import { SettingsPage } from './settings';
import { SignInExperiencePage } from './sign-in';
import { SignUpExperiencePage } from './sign-up';
import { TagsPage } from './tags';
import { TriggersPage } from './triggers';
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
  place('/resource-servers', ResourceServersPage, 'Applications', 'Resource servers'),
  place('/resource-servers/-/create', ResourceServerCreatePage),
  place('/resource-servers/:identifier', ResourceServerPage),
  place('/domain', DomainPage, 'Applications', 'Domain'),
  place('/users', UsersPage, 'User management', 'Users'),
  place('/users/:username', UserPage),
  place('/users/-/create', CreateUserPage),
  place('/groups', GroupsPage, 'User management', 'Groups'),
  place('/groups/:group', GroupPage),
  place('/branding', BrandingPage, 'Applications', 'Branding'),
  place('/imports', ImportsPage, 'User management', 'Import jobs'),
  place('/imports/create', ImportCreatePage),
  place('/imports/:jobId', ImportPage),
  place('/sign-in', SignInExperiencePage, 'Authentication', 'Sign-in'),
  place('/sign-up', SignUpExperiencePage, 'Authentication', 'Sign-up'),
  place('/security', SecurityPage, 'Authentication', 'Security'),
  place('/providers', ProvidersPage, 'Authentication', 'Identity providers'),
  place('/providers/-/create', ProviderCreatePage),
  place('/providers/:provider', ProviderPage),
  place('/devices', DevicesPage, 'Authentication', 'Device tracking'),
  place('/messaging', MessagingPage, 'Authentication', 'Messaging'),
  place('/triggers', TriggersPage, 'Authentication', 'Triggers'),
  place('/log-delivery', LogDeliveryPage, 'Pool', 'Log delivery'),
  place('/limits', LimitsPage, 'Pool', 'Request limits'),
  place('/tags', TagsPage, 'Pool', 'Tags'),
  place('/settings', SettingsPage, 'Pool', 'Settings'),
];
