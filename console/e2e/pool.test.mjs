// Setting up a pool by its pages, and what the service has afterwards.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { settle } from './browser.mjs';
import { page, server, stage } from './stage.mjs';

let pool;

stage();
beforeEach(async () => {
  pool = (await server.call('CreateUserPool', { PoolName: 'people' })).UserPool;
});

const open = async (path) => {
  await page.goto(`${server.console}/console/pools/${pool.Id}${path}`);
  await settle(page);
};
const fill = (label, text) => page.getByRole('textbox', { name: label, exact: true }).fill(text);
const press = (label) => page.getByRole('button', { name: label, exact: true }).click();
const tick = (label) => page.getByRole('checkbox', { name: label }).click();

test('an app client is made, changed and deleted', async () => {
  await open('/clients/create');
  await press('Create app client');
  await page.getByText('Enter a name.').waitFor();
  await fill('App client name', '<script>');
  await press('Create app client');
  await page.getByText(/clientName/).first().waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'App client name' }).inputValue(), '<script>');
  await fill('App client name', 'staff-web');
  await page.getByRole('radio', { name: /^Generate a client secret/ }).click();
  await tick(/^ALLOW_USER_PASSWORD_AUTH/);
  await fill('Access token expiration', '15');
  await press('Create app client');
  await page.getByText('App client "staff-web" has been created.').waitFor();
  const { UserPoolClients } = await server.call('ListUserPoolClients', { UserPoolId: pool.Id, MaxResults: 5 });
  const ClientId = UserPoolClients[0].ClientId;
  const describe = async () => (await server.call('DescribeUserPoolClient', { UserPoolId: pool.Id, ClientId })).UserPoolClient;
  const made = await describe();
  assert.ok(made.ClientSecret);
  assert.equal(made.AccessTokenValidity, 15);
  assert.deepEqual(made.ExplicitAuthFlows.toSorted(), ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH']);
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await fill('App client name', 'staff');
  await press('Save changes');
  await page.getByText('App client "staff" has been saved.').waitFor();
  assert.deepEqual({ ...(await describe()), LastModifiedDate: 0 }, { ...made, ClientName: 'staff', LastModifiedDate: 0 });
  await press('Add secret');
  await page.getByText('The secret was added.').waitFor();
  await press('Delete');
  await page.getByRole('dialog').getByRole('textbox').fill('staff');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('App client "staff" has been deleted.').waitFor();
});

test('changes that are not saved are asked about', async () => {
  await open('/triggers');
  await fill('Pre sign-up', 'arn:aws:lambda:us-east-1:000000000000:function:check');
  page.once('dialog', (d) => d.dismiss());
  await page.getByRole('link', { name: 'Tags' }).click();
  assert.match(page.url(), /triggers$/);
  await press('Save changes');
  await page.getByText('The triggers have been saved.').waitFor();
  const { UserPool } = await server.call('DescribeUserPool', { UserPoolId: pool.Id });
  assert.equal(UserPool.LambdaConfig.PreSignUp, 'arn:aws:lambda:us-east-1:000000000000:function:check');
});

test('a template is previewed while it is written, and saved', async () => {
  await open('/messaging');
  await fill('Subject', 'Hello');
  await fill('Message (HTML)', '<b>Welcome</b>, your code is {####}<script>1</script>');
  await page.getByRole('region', { name: 'Preview' }).getByText('your code is 123456').waitFor();
  await press('Save messages');
  await page.getByText('The messages have been saved.').waitFor();
  const { UserPool } = await server.call('DescribeUserPool', { UserPoolId: pool.Id });
  assert.equal(UserPool.VerificationMessageTemplate.EmailSubject, 'Hello');
});

test('the look of login pages is previewed and saved', async () => {
  const { UserPoolClient } = await server.call('CreateUserPoolClient', { UserPoolId: pool.Id, ClientName: 'web', SupportedIdentityProviders: ['COGNITO'] });
  await open('/branding');
  await page.getByRole('radio', { name: /^Your own/ }).check();
  await page.getByRole('tab', { name: 'Buttons' }).click();
  await fill('Main button: background, light', '7b1fa2ff');
  const button = page.getByRole('img', { name: 'Preview of the sign-in page' }).locator('button.submitButton-customizable');
  await page.waitForFunction(() => {
    const shown = document.querySelector('.login-preview')?.shadowRoot?.querySelector('.submitButton-customizable');
    return shown && getComputedStyle(shown).backgroundColor === 'rgb(123, 31, 162)';
  });
  assert.equal(await button.count(), 1);
  await press('Create style');
  await page.getByText('The style has been saved.').waitFor();
  const { ManagedLoginBranding } = await server.call('DescribeManagedLoginBrandingByClient', { UserPoolId: pool.Id, ClientId: UserPoolClient.ClientId });
  assert.equal(ManagedLoginBranding.Settings.components.primaryButton.lightMode.defaults.backgroundColor, '7b1fa2ff');
  await page.getByRole('tab', { name: 'Classic' }).click();
  await fill('CSS', 'body { color: red }');
  await page.getByText('The CSS selector body is not allowed.').waitFor();
});

test('a pool is deleted by its name', async () => {
  await open('/settings');
  await press('Delete user pool');
  await page.getByRole('textbox', { name: /To confirm/ }).fill('people');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('User pool "people" has been deleted.').waitFor();
  await assert.rejects(server.call('DescribeUserPool', { UserPoolId: pool.Id }), /ResourceNotFoundException/);
});
