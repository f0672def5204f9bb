// What becomes of what somebody typed when it can't be saved.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { settle } from './browser.mjs';
import { complaints, page, server, stage } from './stage.mjs';

let UserPoolId;

stage({}, () => {
  page.on('dialog', (d) => {
    // Nothing asks but what leaves changes behind.
    if (d.type() !== 'beforeunload') complaints.push(`dialog: ${d.message()}`);
    return d.accept();
  });
});
beforeEach(async () => {
  UserPoolId = (await server.call('CreateUserPool', { PoolName: 'manners' })).UserPool.Id;
});

const field = (name) => page.getByRole('textbox', { name, exact: true });
const press = (name) => page.getByRole('button', { name, exact: true }).click();
const inDialog = (name) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

async function open(path) {
  await page.goto(`${server.console}/console/pools/${UserPoolId}${path}`);
  await settle(page);
}

// On each of these pages the service refuses what is typed, and names the field.
const refusals = [
  { page: '/settings', field: 'User pool name', value: '<pool>', save: 'Save changes' },
  { page: '/security', field: 'Password minimum length', value: '5', save: 'Save changes: Password policy' },
  { page: '/security', field: 'Temporary passwords set by administrators expire in', value: '999', save: 'Save changes: Password policy' },
  { page: '/sign-up', field: 'Temporary passwords set by administrators expire in', value: '999', save: 'Save changes: Users whom administrators create' },
  { page: '/messaging', field: 'FROM email address', value: 'nobody', save: 'Save email settings' },
  { page: '/messaging', field: 'Message (HTML)', value: 'no code at all', save: 'Save messages' },
  { page: '/domain', field: 'Domain prefix', value: 'Not A Domain', save: 'Create prefix domain' },
  { page: '/clients/create', field: 'App client name', value: '<client>', save: 'Create app client' },
  { page: '/resource-servers/-/create', field: 'Resource server identifier', value: 'taken', save: 'Create resource server', also: { 'Resource server name': 'again' }, before: () => server.call('CreateResourceServer', { UserPoolId, Identifier: 'taken', Name: 'taken' }) },
  { page: '/users/-/create', field: 'Password', value: 'short', save: 'Create user', also: { 'User name': 'ada' } },
  { page: '/users/-/create', field: 'User name', value: 'taken', save: 'Create user', also: { Password: 'Passw0rd!x' }, before: () => server.call('AdminCreateUser', { UserPoolId, Username: 'taken' }) },
  { page: '/groups', field: 'Group name', value: 'taken', open: 'Create group', dialog: 'Create group', before: () => server.call('CreateGroup', { UserPoolId, GroupName: 'taken' }) },
  { page: '/sign-up', field: 'Name', value: 'a name with blanks', open: 'Add custom attribute', dialog: 'Add' },
  { page: '/limits', field: 'Requests a second', value: '1', open: 'Edit UserAuthentication', dialog: 'Save' },
];

test('an answer of the service stands beside the field that it names, which has the focus', async (t) => {
  for (const r of refusals) {
    await t.test(`${r.page}, ${r.field}`, async () => {
      await r.before?.();
      await open(r.page);
      if (r.open) await page.getByRole('button', { name: r.open, exact: true }).first().click();
      for (const [name, value] of Object.entries(r.also ?? {})) await field(name).fill(value);
      await field(r.field).fill(r.value);
      if (r.dialog) await inDialog(r.dialog);
      else await press(r.save);
      await page.locator('[aria-invalid="true"]').first().waitFor();
      assert.equal(await field(r.field).getAttribute('aria-invalid'), 'true');
      assert.equal(await field(r.field).inputValue(), r.value);
      assert.equal(await field(r.field).evaluate((e) => e === document.activeElement), true);
      assert.equal(await page.getByRole('alert').filter({ hasText: 'not saved' }).count(), 0);
    });
  }
});

test('a lost connection loses nothing, on a page, in a section and in a dialog', async () => {
  const lost = page.getByText('The server can’t be reached.');
  const forms = [
    { page: '/settings', field: 'User pool name', save: () => press('Save changes'), done: 'The settings have been saved.' },
    { page: '/security', field: 'Password minimum length', value: '12', save: () => press('Save changes: Password policy'), done: 'The password policy has been saved.' },
    { page: '/groups', field: 'Group name', open: () => page.getByRole('button', { name: 'Create group' }).first().click(), save: () => inDialog('Create group'), done: 'Group "typed" has been created.' },
  ];
  for (const f of forms) {
    await open(f.page);
    await f.open?.();
    await field(f.field).fill(f.value ?? 'typed');
    await page.route('**/console/api/**', (route) => route.abort());
    await f.save();
    await lost.first().waitFor();
    assert.equal(await field(f.field).inputValue(), f.value ?? 'typed');
    await page.unroute('**/console/api/**');
    await f.save();
    await page.getByText(f.done).waitFor();
    await lost.first().waitFor({ state: 'detached' });
  }
});

test('a pool that somebody else deleted is told of, and what was typed is still there', async () => {
  await open('/security');
  await field('Password minimum length').fill('12');
  await server.call('DeleteUserPool', { UserPoolId });
  await press('Save changes: Password policy');
  const gone = page.getByText(`User pool ${UserPoolId} does not exist.`);
  await gone.first().waitFor();
  await page.getByText('This is not there, or no longer').first().waitFor();
  assert.equal(await field('Password minimum length').inputValue(), '12');
  await press('Discard changes: Password policy');
  for (const path of ['', '/users', '/clients', '/branding', '/settings']) {
    await open(path);
    await gone.first().waitFor();
  }
  await page.getByRole('link', { name: 'User pools' }).first().click();
  await page.getByRole('heading', { name: /^User pools/, level: 1 }).waitFor();
});

test('markup is shown as text wherever it comes from', async () => {
  const script = '<script>document.title=1</script>';
  const call = (operation, input) => server.call(operation, { UserPoolId, ...input });
  await call('AdminCreateUser', { Username: script, MessageAction: 'SUPPRESS', UserAttributes: [{ Name: 'name', Value: script }, { Name: 'email', Value: 'm@example.com' }] });
  await call('CreateGroup', { GroupName: script, Description: script });
  await call('AdminAddUserToGroup', { GroupName: script, Username: script });
  await call('CreateResourceServer', { Identifier: 'api', Name: 'api', Scopes: [{ ScopeName: 'read', ScopeDescription: script }] });
  await server.call('TagResource', { ResourceArn: (await call('DescribeUserPool', {})).UserPool.Arn, Tags: { note: 'x' } });
  const user = `/users/${encodeURIComponent(script)}`;
  const shows = [
    ['/users', () => page.getByRole('link', { name: script })],
    [user, () => page.getByRole('heading', { name: `User: ${script}` })],
    [user, () => page.locator(`input[value="${script}"]`)],
    [`${user}?tab=groups`, () => page.getByRole('link', { name: script })],
    ['/groups', () => page.getByText(script, { exact: true })],
    [`/groups/${encodeURIComponent(script)}`, () => page.getByRole('heading', { name: script })],
    ['/resource-servers/api', () => page.locator(`input[value="${script}"]`)],
  ];
  for (const [path, shown] of shows) {
    await open(path);
    await shown().first().waitFor({ state: 'attached' });
    assert.match(await page.title(), / \| Cognate$/);
    assert.equal(await page.locator('body script').count(), 0);
  }
});

test('a dialog is filled in, sent and dismissed with the keyboard', async () => {
  await open('/groups');
  const create = page.getByRole('button', { name: 'Create group', exact: true }).first();
  const focused = (locator) => locator.evaluate((e) => e === document.activeElement);
  await create.press('Enter');
  await field('Group name').waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
  assert.ok(await focused(field('Group name')));
  await page.keyboard.type('typed');
  // Beside the dialog a click loses nothing.
  await page.mouse.click(5, 400);
  assert.equal(await field('Group name').inputValue(), 'typed');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.ok(await focused(create));
  await create.press('Enter');
  await field('Group name').fill('by-keyboard');
  await page.keyboard.press('Enter');
  await page.getByText('Group "by-keyboard" has been created.').waitFor();
  await page.getByRole('radio', { name: 'by-keyboard' }).check();
  await press('Delete');
  await page.getByRole('dialog').waitFor();
  const word = page.getByRole('dialog').getByRole('textbox');
  if (await word.count()) await word.fill('by-keyboard');
  await page.keyboard.press('Enter');
  await page.getByText('Group "by-keyboard" has been deleted.').waitFor();
});

test('back leads to the page of a list that was left', async () => {
  for (let n = 0; n < 45; n++) await server.call('AdminCreateUser', { UserPoolId, Username: `user-${n}`, MessageAction: 'SUPPRESS' });
  await open('/users');
  const names = () => page.locator('tbody tr a').allInnerTexts();
  const turned = async (before) => page.waitForFunction((name) => { const a = document.querySelector('tbody tr a'); return a && a.textContent !== name; }, before);
  for (let n = 0; n < 2; n++) {
    const [before] = await names();
    await page.getByRole('button', { name: 'Next page', exact: true }).click();
    await turned(before);
    await settle(page);
  }
  const left = await names();
  await page.locator('tbody tr a').first().click();
  await page.getByRole('heading', { name: `User: ${left[0]}` }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: left[0], exact: true }).waitFor();
  await settle(page);
  assert.deepEqual(await names(), left);
  await page.getByRole('link', { name: 'Groups', exact: true }).click();
  await page.getByRole('heading', { name: /^Groups/, level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Users', exact: true }).click();
  await page.waitForFunction((name) => { const a = document.querySelector('tbody tr a'); return a && a.textContent !== name; }, left[0]);
});

test('a long name leaves the other columns in sight', async () => {
  const [user, group] = ['n'.repeat(128), 'g'.repeat(128)];
  await server.call('AdminCreateUser', { UserPoolId, Username: user, MessageAction: 'SUPPRESS' });
  await server.call('CreateGroup', { UserPoolId, GroupName: group, Description: 'd'.repeat(500) });
  for (const [path, name, column] of [['/users', user, 'Confirmation status'], ['/groups', group, 'Precedence']]) {
    await open(path);
    await page.getByRole('link', { name }).waitFor();
    const { x, width } = await page.getByRole('columnheader', { name: column }).first().boundingBox();
    assert.ok(x + width < page.viewportSize().width, `${column} of ${path} ends at ${x + width}`);
  }
});
