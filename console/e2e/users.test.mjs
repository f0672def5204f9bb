// The walks of an administrator through the users, the groups and the settings
// of a pool, and what the API says afterwards.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { settle } from './browser.mjs';
import { page, sdk, server, stage } from './stage.mjs';

let UserPoolId;

stage();
beforeEach(async () => {
  UserPoolId = (await sdk.createUserPool({ PoolName: 'walk' })).UserPool.Id;
});

const press = (name) => page.getByRole('button', { name, exact: true }).first().click();
const fill = (name, text) => page.getByRole('textbox', { name, exact: true }).fill(text);
const flash = (text) => page.getByText(text).first().waitFor();
const dialog = () => page.getByRole('dialog');

async function open(path) {
  await page.goto(`${server.console}/console/pools/${UserPoolId}${path}`);
  await settle(page);
}

async function act(name) {
  await press('Actions');
  await page.getByRole('menuitem', { name, exact: true }).click();
}

test('a user is created, changed and deleted', async () => {
  await open('/users');
  await page.getByRole('link', { name: 'Create user', exact: true }).first().click();
  await page.getByRole('heading', { name: 'Create user', level: 1 }).waitFor();
  await page.getByRole('textbox', { name: /^User name/ }).fill('<script>');
  await page.getByRole('textbox', { name: /^Email address/ }).fill('ada@example.com');
  await page.getByRole('checkbox', { name: 'Mark email address as verified' }).check();
  await page.getByRole('textbox', { name: /^Password/ }).fill('short');
  await press('Create user');
  await flash('Password did not conform with policy: Password not long enough');
  assert.equal(await page.getByRole('textbox', { name: /^Email address/ }).inputValue(), 'ada@example.com');
  await page.getByRole('textbox', { name: /^Password/ }).fill('Passw0rd!x');
  await press('Create user');
  await flash('User "<script>" has been created.');

  const user = await sdk.adminGetUser({ UserPoolId, Username: '<script>' });
  assert.equal(user.UserAttributes.find((a) => a.Name === 'email_verified').Value, 'true');
  await page.getByRole('heading', { name: 'User: <script>' }).waitFor();

  await act('Set password');
  await dialog().getByRole('textbox').fill('Passw0rd!y');
  await dialog().getByRole('button', { name: 'Set password' }).click();
  await flash('The password has been set.');
  assert.equal((await sdk.adminGetUser({ UserPoolId, Username: '<script>' })).UserStatus, 'CONFIRMED');

  await act('Disable user');
  await dialog().getByRole('button', { name: 'Disable user' }).click();
  await flash('The user has been disabled.');
  assert.equal((await sdk.adminGetUser({ UserPoolId, Username: '<script>' })).Enabled, false);

  await act('Delete user');
  const button = dialog().getByRole('button', { name: 'Delete', exact: true });
  assert.equal(await button.isDisabled(), true);
  await dialog().getByRole('textbox').fill('<script>');
  await button.click();
  await flash('User "<script>" has been deleted.');
  await assert.rejects(sdk.adminGetUser({ UserPoolId, Username: '<script>' }), { name: 'UserNotFoundException' });
});

test('users are searched by the service, and the search is in the address', async () => {
  for (const [Username, email] of [['ada', 'a@one.example'], ['bob', 'b@two.example']]) {
    await sdk.adminCreateUser({ UserPoolId, Username, MessageAction: 'SUPPRESS', UserAttributes: [{ Name: 'email', Value: email }] });
  }
  await open('/users?attribute=email&operator=%3D&value=B%40two.example');
  await page.getByRole('link', { name: 'bob' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'ada' }).count(), 0);
  await page.getByRole('searchbox', { name: 'Search users' }).fill('nobody');
  await press('Search');
  await flash('No user of this pool fits.');
  assert.match(page.url(), /value=nobody/);
  await press('Clear search');
  await page.getByRole('link', { name: 'ada' }).waitFor();
});

test('attributes that are not saved are asked about', async () => {
  await sdk.adminCreateUser({ UserPoolId, Username: 'ada', MessageAction: 'SUPPRESS', UserAttributes: [{ Name: 'email', Value: 'a@one.example' }] });
  await open('/users/ada');
  await page.getByRole('textbox', { name: 'Value of email' }).fill('not an address');
  const asked = page.waitForEvent('dialog').then(async (d) => (await d.dismiss(), d.message()));
  await page.getByRole('link', { name: 'Groups', exact: true }).click();
  assert.match(await asked, /not saved/);
  await press('Save changes: User attributes');
  await page.getByText('Invalid email address format.').waitFor();
  await page.getByRole('textbox', { name: 'Value of email' }).fill('ada@two.example');
  await press('Save changes: User attributes');
  await flash('The attributes have been saved.');
  const user = await sdk.adminGetUser({ UserPoolId, Username: 'ada' });
  assert.equal(user.UserAttributes.find((a) => a.Name === 'email').Value, 'ada@two.example');
});

test('a group gets a member', async () => {
  await sdk.adminCreateUser({ UserPoolId, Username: 'ada', MessageAction: 'SUPPRESS' });
  await open('/groups');
  await press('Create group');
  await dialog().getByRole('textbox', { name: /^Group name/ }).fill('admins');
  await dialog().getByRole('button', { name: 'Create group' }).click();
  await flash('Group "admins" has been created.');
  await page.getByRole('link', { name: 'admins' }).click();
  await press('Add user to group');
  await dialog().getByRole('textbox').fill('nobody');
  await dialog().getByRole('button', { name: 'Add', exact: true }).click();
  await dialog().getByText('User does not exist.').waitFor();
  await dialog().getByRole('textbox').fill('ada');
  await dialog().getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('link', { name: 'ada' }).waitFor();
  assert.deepEqual((await sdk.listUsersInGroup({ UserPoolId, GroupName: 'admins' })).Users.map((u) => u.Username), ['ada']);
});

test('settings are saved without losing others', async () => {
  await open('/security');
  await fill('Password minimum length', '5');
  await press('Save changes: Password policy');
  await page.getByText(/passwordPolicy.minimumLength/).waitFor();
  await fill('Password minimum length', '12');
  await press('Save changes: Password policy');
  await flash('The password policy has been saved.');
  await page.getByRole('radio', { name: /^Optional MFA/ }).check();
  await press('Save changes: Multi-factor authentication');
  await flash('Multi-factor authentication has been saved.');
  await page.getByRole('radio', { name: 'SMS only', exact: true }).check();
  await press('Save changes: User account recovery');
  await flash('User account recovery has been saved.');

  await open('/sign-up');
  await page.getByRole('checkbox', { name: /^Enable self-registration/ }).uncheck();
  await press('Save changes: Self-service sign-up');
  await flash('Self-service sign-up has been saved.');
  await press('Add custom attribute');
  await dialog().getByRole('textbox', { name: /^Name/ }).fill('badge');
  await dialog().getByRole('button', { name: 'Add', exact: true }).click();
  await flash('Attribute "custom:badge" has been added.');

  await open('/sign-in');
  await page.getByRole('checkbox', { name: /^One-time code by e-mail/ }).check();
  await press('Save changes: Options for choice-based sign-in');
  await flash('The sign-in options have been saved.');

  const { UserPool } = await sdk.describeUserPool({ UserPoolId });
  assert.equal(UserPool.Policies.PasswordPolicy.MinimumLength, 12);
  assert.equal(UserPool.MfaConfiguration, 'OPTIONAL');
  assert.deepEqual(UserPool.AccountRecoverySetting.RecoveryMechanisms, [{ Name: 'verified_phone_number', Priority: 1 }]);
  assert.equal(UserPool.AdminCreateUserConfig.AllowAdminCreateUserOnly, true);
  assert.deepEqual(UserPool.Policies.SignInPolicy.AllowedFirstAuthFactors, ['PASSWORD', 'EMAIL_OTP']);
  assert.ok(UserPool.SchemaAttributes.some((a) => a.Name === 'custom:badge'));
});
