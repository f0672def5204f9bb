import { poolPages } from './pool-pages.mjs';
import { userPages } from './user-pages.mjs';

// Every page of the console, as the tests of all pages visit them. open brings
// a page to a state that is not there at once.
export function pages(things) {
  return [
    { name: 'pool-list', path: '/pools' },
    { name: 'create-1-sign-in', path: '/pools/create' },
    { name: 'create-quick', path: '/pools/create/quick' },
    { name: 'create-6-review', path: '/pools/create?start=review&name=my-users-pool' },
    { name: 'outbox', path: '/outbox' },
    { name: 'outbox-message', path: '/outbox', open: (page) => page.getByRole('button', { name: /verification code|code/i }).first().click() },
    { name: 'keys', path: '/keys' },
    { name: 'keys-create', path: '/keys', open: (page) => page.getByRole('button', { name: 'Create access key' }).click() },
    { name: 'sessions', path: '/sessions' },
    { name: 'server', path: '/server' },
    ...poolPages(things),
    ...userPages(things),
    { name: 'not-found', path: '/nothing/here' },
  ];
}
