// The walk-throughs of the wizard, from the first screen to the list, and what
// the API says of the pools that they made.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAccess, settle } from './browser.mjs';
import { page, sdk, server, stage } from './stage.mjs';

stage();

// The name of a check box goes on with the label of its field.
const box = (label) => page.getByRole('checkbox', { name: new RegExp('^' + label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + '( |$)') }).first();
const tick = (label) => box(label).check();
const untick = (label) => box(label).uncheck();
const choose = (label) => page.getByRole('radio', { name: label, exact: true }).check();
const fill = (label, text) => page.getByRole('textbox', { name: label, exact: true }).fill(text);
const press = (label) => page.getByRole('button', { name: label, exact: true }).click();
const heading = (text) => page.getByRole('heading', { name: text, level: 1, exact: true }).waitFor();

/** next goes on to a step and looks at what axe finds there. */
async function next(title) {
  await press('Next');
  await heading(title);
  assert.deepEqual(await checkAccess(page), []);
}

/** required adds attributes to those that new users need. */
async function required(...names) {
  await page.getByRole('button', { name: /Additional required attributes/ }).click();
  for (const name of names) await page.getByRole('option', { name, exact: true }).click();
  await page.keyboard.press('Escape');
}

/** openWizard goes from the list to the first step. */
async function openWizard() {
  await page.goto(server.console + '/');
  await page.getByRole('heading', { name: /^User pools/, level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Create user pool' }).first().click();
  await heading('Configure sign-in experience');
}

/** created waits for the list with the message, and returns the pool and its client. */
async function created(name) {
  await press('Create user pool');
  await page.getByText(`User pool "${name}" has been created successfully.`).waitFor();
  await page.getByRole('link', { name, exact: true }).waitFor();
  assert.match(page.url(), /\/console\/pools$/);
  await settle(page);
  assert.deepEqual(await checkAccess(page), []);
  const { UserPools } = await sdk.listUserPools({ MaxResults: 60 });
  const { Id } = UserPools.find((p) => p.Name === name);
  await page.getByRole('gridcell', { name: Id, exact: true }).waitFor();
  const { UserPool } = await sdk.describeUserPool({ UserPoolId: Id });
  const mfa = await sdk.getUserPoolMfaConfig({ UserPoolId: Id });
  const { UserPoolClients } = await sdk.listUserPoolClients({ UserPoolId: Id, MaxResults: 60 });
  const client = UserPoolClients[0] && (await sdk.describeUserPoolClient({ UserPoolId: Id, ClientId: UserPoolClients[0].ClientId })).UserPoolClient;
  return { pool: UserPool, mfa, client };
}

const requiredNames = (pool) => pool.SchemaAttributes.filter((a) => a.Required && a.Name !== 'sub').map((a) => a.Name).sort();

test('a pool whose users sign in with their email address', async () => {
  await openWizard();
  assert.deepEqual(await checkAccess(page), []);
  await tick('Email');
  await next('Configure security requirements');
  await choose('Cognito defaults');
  await choose('No MFA');
  await tick('Enable self-service account recovery - Recommended');
  await choose('Email only');
  await next('Configure sign-up experience');
  await tick('Enable self-registration');
  await required('name', 'preferred_username', 'phone_number');
  await next('Configure message delivery');
  await choose('Send email with Cognito');
  await next('Integrate your app');
  await fill('User pool name', 'whizlabs');
  await choose('Public client');
  await fill('App client name', 'whizclient');
  await choose('Don’t generate a client secret');
  await next('Review and create');
  await page.getByText('Contains at least 1 uppercase letter').waitFor();
  const { pool, mfa, client } = await created('whizlabs');

  assert.deepEqual(pool.UsernameAttributes, ['email']);
  assert.equal(pool.AliasAttributes, undefined);
  assert.equal(pool.UsernameConfiguration.CaseSensitive, false);
  assert.deepEqual(requiredNames(pool), ['email', 'name', 'phone_number', 'preferred_username']);
  assert.deepEqual(pool.Policies.PasswordPolicy, {
    MinimumLength: 8, RequireLowercase: true, RequireNumbers: true, RequireSymbols: true, RequireUppercase: true, TemporaryPasswordValidityDays: 7,
  });
  assert.deepEqual(pool.AccountRecoverySetting.RecoveryMechanisms, [{ Name: 'verified_email', Priority: 1 }]);
  assert.equal(pool.AdminCreateUserConfig.AllowAdminCreateUserOnly, false);
  assert.deepEqual(pool.AutoVerifiedAttributes, ['email']);
  assert.deepEqual(pool.UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate, ['email']);
  assert.equal(mfa.MfaConfiguration, 'OFF');
  assert.equal(client.ClientName, 'whizclient');
  assert.equal(client.ClientSecret, undefined);
  assert.equal(client.PreventUserExistenceErrors, 'ENABLED');
});

test('a pool with a custom password policy, MFA, custom attributes and a client secret', async () => {
  await openWizard();
  for (const name of ['User name', 'Email', 'Phone number', 'Allow users to sign in with a preferred user name', 'Make user name case sensitive']) await tick(name);
  await next('Configure security requirements');
  await choose('Custom');
  await fill('Password minimum length', '5');
  await press('Next');
  await page.getByText('Enter a number from 6 to 99.').waitFor();
  await fill('Password minimum length', '12');
  await fill('Temporary passwords set by administrators expire in', '7');
  await choose('Require MFA - Recommended');
  await tick('Authenticator apps');
  await choose('Email if available, otherwise SMS');
  await next('Configure sign-up experience');
  await tick('Allow Cognito to automatically send messages to verify and confirm - Recommended');
  await choose('Send email message, verify email address');
  await untick('Keep original attribute value active when an update is pending - Recommended');
  await required('given_name');
  await page.getByRole('button', { name: /Custom attributes/ }).click();
  for (const [i, name] of ['status', 'country', 'department', 'officeCode'].entries()) {
    await press('Add custom attribute');
    await page.getByRole('textbox', { name: 'Name', exact: true }).nth(i).fill(name);
  }
  await page.getByRole('textbox', { name: 'Min', exact: true }).nth(3).fill('1');
  await page.getByRole('textbox', { name: 'Max', exact: true }).nth(3).fill('15');
  await next('Configure message delivery');
  await choose('Create a new IAM role');
  await fill('IAM role name', 'EmployeeAppSMSRole');
  await next('Integrate your app');
  await fill('User pool name', 'employee-app-pool');
  await choose('Confidential client');
  await fill('App client name', 'employee-app');
  await choose('Generate a client secret');
  await next('Review and create');
  const { pool, mfa, client } = await created('employee-app-pool');

  assert.deepEqual([...pool.AliasAttributes].sort(), ['email', 'phone_number', 'preferred_username']);
  assert.equal(pool.UsernameConfiguration.CaseSensitive, true);
  assert.equal(pool.Policies.PasswordPolicy.MinimumLength, 12);
  assert.equal(mfa.MfaConfiguration, 'ON');
  assert.deepEqual(mfa.SoftwareTokenMfaConfiguration, { Enabled: true });
  assert.deepEqual(pool.AccountRecoverySetting.RecoveryMechanisms.map((m) => m.Name), ['verified_email', 'verified_phone_number']);
  assert.deepEqual(pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [], []);
  const office = pool.SchemaAttributes.find((a) => a.Name === 'custom:officeCode');
  assert.deepEqual(office.StringAttributeConstraints, { MinLength: '1', MaxLength: '15' });
  for (const name of ['status', 'country', 'department']) assert.ok(pool.SchemaAttributes.some((a) => a.Name === `custom:${name}` && a.Mutable));
  assert.match(pool.SmsConfiguration.SnsCallerArn, /:role\/service-role\/EmployeeAppSMSRole$/);
  assert.ok(client.ClientSecret);
});

test('a pool by its name and the defaults', async () => {
  await openWizard();
  await page.getByRole('link', { name: 'Give it a name and review the defaults' }).click();
  await heading('Name your user pool');
  await press('Review defaults');
  await page.getByText('Enter a name.').waitFor();
  await fill('Pool name', 'my-users-pool');
  await press('Review defaults');
  await heading('Review and create');
  await press('Edit step 5: Integrate your app');
  await tick('Create an app client together with the pool');
  await fill('App client name', 'my-users-pool-clients');
  await page.getByRole('button', { name: /Advanced app client settings/ }).click();
  await fill('Refresh token expiration (days)', '30');
  await next('Review and create');
  const { pool, mfa, client } = await created('my-users-pool');

  assert.equal(pool.UsernameAttributes, undefined);
  assert.equal(pool.AliasAttributes, undefined);
  assert.deepEqual(requiredNames(pool), ['email']);
  assert.equal(pool.Policies.PasswordPolicy.MinimumLength, 8);
  assert.equal(pool.AdminCreateUserConfig.AllowAdminCreateUserOnly, false);
  assert.deepEqual(pool.AutoVerifiedAttributes, ['email']);
  assert.equal(mfa.MfaConfiguration, 'OFF');
  assert.equal(client.ClientName, 'my-users-pool-clients');
  assert.equal(client.RefreshTokenValidity, 30);
});

test('a pool whose every setting is stepped through', async () => {
  await page.goto(server.console + '/console/pools/create/quick');
  await fill('Pool name', 'apppool');
  await press('Step through settings');
  await heading('Configure sign-in experience');
  await tick('User name');
  await next('Configure security requirements');
  await choose('Custom');
  await fill('Password minimum length', '8');
  await untick('Contains at least 1 special character');
  await untick('Contains at least 1 uppercase letter');
  await choose('No MFA');
  await choose('User opt-in');
  await next('Configure sign-up experience');
  await required('email');
  await next('Configure message delivery');
  await next('Integrate your app');
  assert.equal(await page.getByRole('textbox', { name: 'User pool name', exact: true }).inputValue(), 'apppool');
  await fill('App client name', 'clientapp');
  await choose('Don’t generate a client secret');
  await page.getByRole('button', { name: /Advanced app client settings/ }).click();
  await untick('ALLOW_USER_SRP_AUTH');
  await tick('ALLOW_ADMIN_USER_PASSWORD_AUTH');
  await choose('Enabled (Recommended)');
  await page.getByRole('button', { name: /Tags - optional/ }).click();
  await press('Add new tag');
  await fill('Key', 'team');
  await fill('Value - optional', 'people');
  await next('Review and create');
  const { pool, client } = await created('apppool');

  assert.deepEqual(pool.UserPoolTags, { team: 'people' });
  assert.deepEqual(pool.DeviceConfiguration, { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true });
  const { RequireSymbols, RequireUppercase, RequireNumbers, RequireLowercase } = pool.Policies.PasswordPolicy;
  assert.deepEqual([RequireSymbols, RequireUppercase, RequireNumbers, RequireLowercase], [false, false, true, true]);
  assert.deepEqual([...client.ExplicitAuthFlows].sort(), ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
  assert.deepEqual(requiredNames(pool), ['email']);
});

test('a pool straight through, with MFA off', async () => {
  await openWizard();
  await press('Next');
  await page.getByText('Choose at least one attribute that users sign in with.').waitFor();
  await tick('User name');
  await tick('Phone number');
  await next('Configure security requirements');
  await choose('No MFA');
  await next('Configure sign-up experience');
  await next('Configure message delivery');
  await next('Integrate your app');
  await press('Next');
  await page.getByText('Enter a name.').first().waitFor();
  await fill('User pool name', 'straight');
  await fill('App client name', 'app');
  await next('Review and create');
  const { pool } = await created('straight');
  assert.deepEqual(pool.AliasAttributes, ['phone_number']);
});

test('what the service refuses is shown, nothing is lost and nothing is left behind', async () => {
  await page.goto(server.console + '/console/pools/create?start=review&name=refused');
  await heading('Review and create');
  await page.route('**/console/api/idp', async (route) => {
    if (/CreateUserPoolClient$/.test(route.request().headers()['x-amz-target'] ?? '')) {
      await route.fulfill({ status: 400, contentType: 'application/x-amz-json-1.1', body: JSON.stringify({
        __type: 'InvalidParameterException',
        message: "1 validation error detected: Value 'app' at 'clientName' failed to satisfy constraint: out of luck",
      }) });
    } else await route.continue();
  });
  await press('Edit step 5: Integrate your app');
  await tick('Create an app client together with the pool');
  await fill('App client name', 'app');
  await next('Review and create');
  await press('Create user pool');
  await heading('Integrate your app');
  assert.equal(await page.getByText(/at 'clientName' failed to satisfy constraint: out of luck/).count(), 1);
  assert.equal(await page.getByRole('textbox', { name: 'App client name', exact: true }).inputValue(), 'app');
  const { UserPools } = await sdk.listUserPools({ MaxResults: 60 });
  assert.equal(UserPools.some((p) => p.Name === 'refused'), false);
  await page.unroute('**/console/api/idp');
  await next('Review and create');
  await created('refused');
});

test('leaving what was typed is asked about, and the connection may be lost', async () => {
  await page.goto(server.console + '/console/pools/create');
  await tick('Email');
  let asked = '';
  page.once('dialog', (d) => { asked = d.message(); d.dismiss(); });
  await page.getByRole('link', { name: 'User pools' }).first().click();
  await page.waitForFunction(() => true);
  assert.match(asked, /not saved/);
  assert.match(page.url(), /\/pools\/create$/);
  page.once('dialog', (d) => d.accept());
  await page.getByRole('link', { name: 'User pools' }).first().click();
  await page.getByRole('heading', { name: /^User pools/, level: 1 }).waitFor();

  await page.route('**/console/api/**', (route) => route.abort());
  await press('Refresh');
  await page.getByText('The server can’t be reached.').waitFor();
  assert.ok((await page.getByRole('row').count()) > 1, 'the list is still there');
  await page.unroute('**/console/api/**');
  await press('Try again');
  await page.getByText('The server can’t be reached.').waitFor({ state: 'detached' });
});

test('a pool is deleted when its name is typed, and a name of markup is text', async () => {
  const { UserPool } = await sdk.createUserPool({ PoolName: 'delete me' });
  await page.goto(server.console + '/console/pools');
  await page.getByPlaceholder('Search user pools by name or ID').fill('delete me');
  await page.getByText('1 match').first().waitFor();
  await choose('delete me');
  await press('Delete');
  const dialog = page.getByRole('dialog');
  assert.equal(await dialog.getByRole('button', { name: 'Delete', exact: true }).isDisabled(), true);
  assert.deepEqual(await checkAccess(page), []);
  await dialog.getByRole('textbox').fill('delete me');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('User pool "delete me" has been deleted.').waitFor();
  await assert.rejects(sdk.describeUserPool({ UserPoolId: UserPool.Id }), { name: 'ResourceNotFoundException' });
  await page.goto(server.console + '/console/pools/create?start=review&name=' + encodeURIComponent('<script>alert(1)</script>'));
  await page.getByText('<script>alert(1)</script>').waitFor();
});
