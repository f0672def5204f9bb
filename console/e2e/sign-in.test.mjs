// Signing in to the console of a production server, and what its pages show
// to those who may not do everything.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { checkAccess, settle } from './browser.mjs';
import { browser, page, server, stage } from './stage.mjs';

stage({ production: true });
beforeEach(async () => {
  await browser.context.clearCookies();
});

const fill = (label, text) => page.getByRole('textbox', { name: label, exact: true }).fill(text);
const press = (label) => page.getByRole('button', { name: label, exact: true }).click();
const list = () => page.getByRole('heading', { name: /^User pools/, level: 1 }).waitFor();

async function signIn({ id, secret }) {
  await page.getByRole('heading', { name: 'Sign in to Cognate' }).waitFor();
  await fill('Access key ID', id);
  await page.getByLabel('Secret access key').fill(secret);
  await press('Sign in');
}

test('an access key signs in, a wrong secret does not, and signing out ends it', async () => {
  await page.goto(server.console + '/console/pools');
  await signIn({ ...server.key, secret: 'wrong' });
  await page.getByText('The access key or its secret is not right.').waitFor();
  assert.deepEqual(await checkAccess(page), []);
  assert.equal(await page.getByRole('textbox', { name: 'Access key ID' }).inputValue(), server.key.id);
  await signIn(server.key);
  await list();
  await page.getByText('No user pools', { exact: true }).waitFor();
  await settle(page);
  assert.deepEqual(await checkAccess(page), []);
  assert.deepEqual(await page.evaluate(() => document.cookie), '', 'no script sees the cookie');
  await press('root');
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in to Cognate' }).waitFor();
});

test('too many attempts are refused, and the page says so', async () => {
  await page.goto(server.console + '/console/pools');
  await page.getByRole('heading', { name: 'Sign in to Cognate' }).waitFor();
  const answers = await page.evaluate(() => Promise.all(Array.from({ length: 40 }, () =>
    fetch('/console/api/session', { method: 'POST', body: JSON.stringify({ AccessKeyID: 'AKIANONE', SecretAccessKey: 'x' }) }).then((r) => r.json()))));
  const refused = answers.find((a) => a.__type === 'TooManyRequestsException');
  assert.ok(refused, JSON.stringify(answers));
  await page.route('**/console/api/session', (route) => route.fulfill({ status: 400, contentType: 'application/json', body: JSON.stringify(refused) }));
  await signIn(server.key);
  const text = page.getByText('There were too many attempts to sign in. Wait a moment, then try again.');
  await text.waitFor();
  await page.unroute('**/console/api/session');
  do {
    await Promise.all([page.waitForResponse('**/console/api/session'), press('Sign in')]);
    await settle(page);
  } while (await text.isVisible());
  await list();
});

test('a link signs in once', async () => {
  const link = server.run('console-link', '-console-url', server.console).trim();
  await page.goto(link);
  await list();
  assert.doesNotMatch(page.url(), /link=/);
  await browser.context.clearCookies();
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByText('This link was used already or is too old.').waitFor();
});

test('what a policy forbids is shown as forbidden', async () => {
  await page.goto(server.console + '/console/keys');
  await signIn(server.key);
  await press('Create access key');
  await fill('Name', 'a b');
  await press('Create');
  await page.getByText('name "a b" must have 1 to 64 letters, digits and characters of _+=,.@-').waitFor();
  await fill('Name', 'reader');
  await press('Create');
  await page.getByText('it is shown only this once').waitFor();
  const shown = await page.getByRole('dialog').innerText();
  const reader = { id: /AKIA\w+/.exec(shown)[0], secret: /[\w+/]{40}/.exec(shown)[0] };
  await press('Done');
  await page.getByRole('row', { name: /reader/ }).waitFor();

  await browser.context.clearCookies();
  await page.goto(server.console + '/console/pools');
  await signIn(reader);
  await list();
  await page.goto(server.console + '/console/keys');
  await page.getByText('You don’t have permission for this').waitFor();
  assert.deepEqual(await checkAccess(page), []);
  await page.goto(server.console + '/console/pools/create?start=review&name=forbidden');
  await press('Create user pool');
  await page.getByText(/user\/reader is not authorized to perform: cognito-idp:CreateUserPool/).waitFor();
  await page.getByText('forbidden', { exact: true }).first().waitFor();
});

test('a session that ends in between loses nothing', async () => {
  await page.goto(server.console + '/console/pools/create/quick');
  await signIn(server.key);
  await fill('Pool name', 'kept');
  await press('Review defaults');
  await page.getByRole('heading', { name: 'Review and create' }).waitFor();
  await browser.context.clearCookies();
  await press('Create user pool');
  await page.getByText('Your console session has ended.').waitFor();
  await signIn(server.key);
  await page.getByRole('heading', { name: 'Review and create' }).waitFor();
  await press('Create user pool');
  await page.getByText('User pool "kept" has been created successfully.').waitFor();
});
