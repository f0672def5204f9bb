import { settle } from './browser.mjs';
import { poolPages } from './pool-pages.mjs';
import { userPages } from './user-pages.mjs';

/** toStep goes on to a step of the wizard, with all that can be shown there. */
async function toStep(page, step) {
  await page.getByRole('checkbox', { name: /^Email / }).check();
  for (let at = 1; at < step; at++) {
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    if (at + 1 === 2) await page.getByRole('radio', { name: 'Custom', exact: true }).check();
    if (at + 1 === 3) {
      await page.getByRole('radio', { name: 'Send SMS message, verify phone number', exact: true }).check();
      await page.getByRole('button', { name: /Custom attributes/ }).click();
      await page.getByRole('button', { name: 'Add custom attribute' }).click();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('officeCode');
    }
    if (at + 1 === 4) {
      await page.getByRole('radio', { name: 'Send email with Amazon SES', exact: true }).check();
      await page.getByRole('textbox', { name: 'SES identity ARN' }).fill('arn:aws:ses:us-east-1:000000000000:identity/example.com');
      await page.getByRole('textbox', { name: 'IAM role name' }).fill('sms');
    }
    if (at + 1 === 5) {
      await page.getByRole('checkbox', { name: /Use the Cognito Hosted UI/ }).check();
      await page.getByRole('button', { name: /Advanced app client settings/ }).click();
      await page.getByRole('button', { name: 'Next', exact: true }).click();
    }
  }
}

// Every page of the console, as the tests of all pages visit them. open brings
// a page to a state that is not there at once.
export function pages(things) {
  return [
    { name: 'pool-list', path: '/pools' },
    { name: 'create-1-sign-in', path: '/pools/create' },
    ...['security', 'sign-up', 'messages', 'app'].map((name, i) => ({ name: `create-${i + 2}-${name}`, path: '/pools/create', open: (page) => toStep(page, i + 2) })),
    { name: 'create-quick', path: '/pools/create/quick' },
    { name: 'create-6-review', path: '/pools/create?start=review&name=my-users-pool' },
    { name: 'outbox', path: '/outbox' },
    { name: 'outbox-message', path: '/outbox', open: (page) => page.getByRole('button', { name: /verification code|code/i }).first().click() },
    { name: 'keys', path: '/keys' },
    { name: 'keys-create', path: '/keys', open: (page) => page.getByRole('button', { name: 'Create access key' }).click() },
    { name: 'sessions', path: '/sessions' },
    { name: 'help', path: '/server', open: (page) => page.getByRole('button', { name: 'Info: Health', exact: true }).click() },
    { name: 'server', path: '/server' },
    ...poolPages(things),
    ...userPages(things),
    { name: 'not-found', path: '/nothing/here' },
  ];
}

/** productionPages are those that a server shows which sends its messages and asks who comes. */
export function productionPages({ signIn }) {
  const enter = async (page) => {
    const to = new URL(page.url()).pathname;
    if (await page.getByRole('heading', { name: 'Sign in to Cognate' }).isVisible()) {
      await page.goto('about:blank');
      await page.goto(signIn());
      await settle(page);
      await page.goto(new URL(to, page.url()).href);
      await settle(page);
    }
  };
  return [
    { name: 'sign-in', path: '/pools' },
    { name: 'deliveries', path: '/outbox', open: enter },
    {
      name: 'delivery', path: '/outbox',
      async open(page) {
        await enter(page);
        await page.getByRole('button', { name: /^Attempts at the message to/ }).click();
      },
    },
    { name: 'keys-root', path: '/keys', open: enter },
  ];
}
