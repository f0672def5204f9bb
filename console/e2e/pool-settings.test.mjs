// The other settings of a pool, walked by their pages, and what the SDK says
// afterwards.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';
import { saved, settle } from './browser.mjs';
import { page, sdk, server, stage } from './stage.mjs';

let pool, UserPoolId;

stage();
beforeEach(async () => {
  pool = (await sdk.createUserPool({ PoolName: 'walk', AutoVerifiedAttributes: ['email'], UserPoolTags: { team: 'people', old: 'yes' } })).UserPool;
  UserPoolId = pool.Id;
});

const press = (name) => page.getByRole('button', { name, exact: true }).click();
const fill = (name, text) => page.getByRole('textbox', { name, exact: true }).fill(text);
const said = (text) => page.getByText(text).first().waitFor();
const missing = { name: 'ResourceNotFoundException' };

async function open(path) {
  await page.goto(`${server.console}/console/pools/${UserPoolId}${path}`);
  await settle(page);
}

/** choose takes an option of a list of choices. */
async function choose(label, option) {
  await page.getByRole('button', { name: new RegExp('^' + label) }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** confirm types the name that a dialog asks for, and deletes. */
async function confirm(word) {
  const dialog = page.getByRole('dialog');
  const button = dialog.getByRole('button', { name: 'Delete', exact: true });
  assert.equal(await button.isDisabled(), true);
  await dialog.getByRole('textbox').fill(word);
  await button.click();
}

test('domains are made, changed and deleted', async () => {
  await open('/domain');
  await fill('Domain prefix', 'Not A Prefix');
  await press('Create prefix domain');
  await page.locator('[id*="error"]').filter({ hasText: /domain/i }).first().waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Domain prefix' }).inputValue(), 'Not A Prefix');
  await fill('Domain prefix', 'walkers');
  await press('Create prefix domain');
  await said('Domain "walkers" has been created.');
  assert.equal((await sdk.describeUserPoolDomain({ Domain: 'walkers' })).DomainDescription.ManagedLoginVersion, 2);
  await fill('Domain name', 'login.example.com');
  await fill('Certificate ARN', 'arn:aws:acm:us-east-1:000000000000:certificate/11111111-2222-3333-4444-555555555555');
  await press('Create custom domain');
  await said('Domain "login.example.com" has been created.');
  assert.match((await sdk.describeUserPoolDomain({ Domain: 'login.example.com' })).DomainDescription.CustomDomainConfig.CertificateArn, /certificate\/1111/);
  assert.equal((await sdk.describeUserPool({ UserPoolId })).UserPool.CustomDomain, 'login.example.com');
  await press('Edit Prefix domain');
  await page.getByRole('radio', { name: /^Classic/ }).check();
  await press('Save changes');
  await said('Domain "walkers" has been saved.');
  assert.equal((await sdk.describeUserPoolDomain({ Domain: 'walkers' })).DomainDescription.ManagedLoginVersion, 1);
  for (const [title, name] of [['Prefix domain', 'walkers'], ['Custom domain', 'login.example.com']]) {
    await press(`Delete ${title}`);
    await confirm(name);
    await said(`Domain "${name}" has been deleted.`);
    assert.deepEqual((await sdk.describeUserPoolDomain({ Domain: name })).DomainDescription ?? {}, {});
  }
});

test('an identity provider is added, changed and deleted', async () => {
  await sdk.createIdentityProvider({ UserPoolId, ProviderName: 'Taken', ProviderType: 'OIDC', ProviderDetails: { client_id: 'x', client_secret: 'x', authorize_scopes: 'openid', oidc_issuer: 'https://taken.example.com', attributes_request_method: 'GET', authorize_url: 'https://taken.example.com/a', token_url: 'https://taken.example.com/t', attributes_url: 'https://taken.example.com/u', jwks_uri: 'https://taken.example.com/k' } });
  await open('/providers/-/create');
  await page.getByRole('radio', { name: /^OpenID Connect/ }).check();
  await press('Add identity provider');
  await said('Enter a name.');
  await fill('Provider name', 'Taken');
  await fill('Client ID', 'cognate');
  await page.getByLabel('Client secret').fill('s3cret');
  await fill('Issuer URL', 'https://id.example.com');
  for (const [label, path] of [['Authorization', 'authorize'], ['Token', 'token'], ['UserInfo', 'userinfo']]) await fill(`${label} endpoint`, `https://id.example.com/${path}`);
  await fill('JWKS URI', 'https://id.example.com/keys');
  await press('Add identity provider');
  await said(/already exists/);
  assert.equal(await page.getByRole('textbox', { name: 'Client ID' }).inputValue(), 'cognate');
  await fill('Provider name', 'Corp');
  await press('Add attribute');
  await page.getByRole('button', { name: 'Attributes User pool attribute Choose' }).click();
  await page.getByRole('option', { name: 'email', exact: true }).click();
  await page.getByRole('combobox', { name: /Provider’s attribute/ }).fill('mail');
  await page.keyboard.press('Escape');
  await press('Add identity provider');
  await said('Identity provider "Corp" has been added.');
  const describe = async () => (await sdk.describeIdentityProvider({ UserPoolId, ProviderName: 'Corp' })).IdentityProvider;
  const made = await describe();
  assert.equal(made.ProviderType, 'OIDC');
  assert.equal(made.ProviderDetails.oidc_issuer, 'https://id.example.com');
  assert.equal(made.ProviderDetails.client_secret, 's3cret');
  assert.equal(made.AttributeMapping.email, 'mail');
  await page.getByRole('link', { name: 'Corp', exact: true }).click();
  await fill('Authorized scopes', 'openid email');
  await press('Save changes');
  await said('Identity provider "Corp" has been saved.');
  assert.deepEqual(await describe(), { ...made, ProviderDetails: { ...made.ProviderDetails, authorize_scopes: 'openid email' }, LastModifiedDate: (await describe()).LastModifiedDate });
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await confirm('Corp');
  await said('Identity provider "Corp" has been deleted.');
  await assert.rejects(describe(), missing);
});

test('a resource server is made, changed and deleted', async () => {
  await open('/resource-servers/-/create');
  await fill('Resource server name', 'Photos');
  await fill('Resource server identifier', 'https://photos.example.com');
  const scope = async (at, name, description) => {
    await press('Add custom scope');
    await page.getByRole('textbox', { name: 'Scope name' }).nth(at).fill(name);
    await page.getByRole('textbox', { name: 'Description' }).nth(at).fill(description);
  };
  await scope(0, 'with/slash', 'No');
  await press('Create resource server');
  await page.getByText(/scopeName/).first().waitFor();
  await page.getByRole('textbox', { name: 'Scope name' }).fill('read');
  await page.getByRole('textbox', { name: 'Description' }).fill('See <b>photos</b>');
  await press('Create resource server');
  await said('Resource server "Photos" has been created.');
  const Identifier = 'https://photos.example.com';
  const describe = async () => (await sdk.describeResourceServer({ UserPoolId, Identifier })).ResourceServer;
  assert.deepEqual((await describe()).Scopes, [{ ScopeName: 'read', ScopeDescription: 'See <b>photos</b>' }]);
  await page.getByRole('link', { name: 'Photos', exact: true }).click();
  await page.getByRole('textbox', { name: 'Scope name' }).first().waitFor();
  await scope(1, 'write', 'Add photos');
  await press('Save changes');
  await said('Resource server "Photos" has been saved.');
  assert.deepEqual((await describe()).Scopes.map((s) => s.ScopeName), ['read', 'write']);
  await press('Delete');
  await confirm('Photos');
  await said('Resource server "Photos" has been deleted.');
  await assert.rejects(describe(), missing);
});

test('logs are delivered to where the page says', async () => {
  await open('/log-delivery');
  await choose('Destination of message delivery errors', 'Log group');
  await press('Save changes');
  await said('Enter the ARN of the destination.');
  await fill('ARN for message delivery errors', 'not an ARN');
  await press('Save changes');
  // What the service says stands at the field, and nowhere else.
  const arn = page.getByRole('textbox', { name: 'ARN for message delivery errors' });
  await said(/at 'logConfigurations.1.member/);
  assert.match(await arn.evaluate((e) => document.getElementById(e.getAttribute('aria-describedby')?.split(' ')[0] ?? '')?.textContent ?? ''), /at 'logConfigurations.1.member/);
  assert.equal(await arn.inputValue(), 'not an ARN');
  const LogGroupArn = 'arn:aws:logs:us-east-1:000000000000:log-group:people';
  await fill('ARN for message delivery errors', LogGroupArn);
  await press('Save changes');
  await said('The log delivery has been saved.');
  const configured = async () => (await sdk.getLogDeliveryConfiguration({ UserPoolId })).LogDeliveryConfiguration?.LogConfigurations ?? [];
  assert.deepEqual(await configured(), [{ EventSource: 'userNotification', LogLevel: 'ERROR', CloudWatchLogsConfiguration: { LogGroupArn } }]);
  await page.getByText('The log delivery has been saved.').first().waitFor({ state: 'visible' });
  await choose('Destination of message delivery errors', 'None');
  await saved(page, 'SetLogDeliveryConfiguration', () => press('Save changes'));
  assert.deepEqual(await configured(), []);
});

test('a request limit is raised, and not below its default', async () => {
  await open('/limits');
  await press('Edit UserCreation');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('1');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.locator('[id*="error"], [class*="alert"]').first().waitFor();
  await dialog.getByRole('textbox').fill('80');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await said('The limit of UserCreation has been set to 80 requests a second.');
  await page.getByRole('row', { name: /UserCreation/ }).getByText('80 a second').waitFor();
  const { Limit } = await sdk.getProvisionedLimit({ LimitDefinition: { LimitClass: 'API_CATEGORY', Attributes: { Category: 'UserCreation' } } });
  assert.equal(Limit.ProvisionedLimitValue, 80);
  assert.equal(Limit.FreeLimitValue, 50);
});

test('tags are added, changed and removed', async () => {
  await open('/tags');
  const values = page.getByRole('combobox', { name: /^Value/ });
  await values.nth(1).fill('staff');
  await page.getByRole('button', { name: /^Remove/ }).first().click();
  await press('Add new tag');
  await page.getByRole('combobox', { name: /^Key/ }).last().fill('cost');
  await values.last().fill('42');
  await page.getByRole('heading', { name: 'Tags', level: 1 }).click();
  await press('Save changes');
  await said('The tags have been saved.');
  assert.deepEqual((await sdk.listTagsForResource({ ResourceArn: pool.Arn })).Tags, { team: 'staff', cost: '42' });
});

test('a session of a user is revoked, and its tokens end', async () => {
  await sdk.updateUserPool({ UserPoolId, UserPoolTier: 'PLUS' });
  await sdk.setUserPoolSessionConfiguration({ UserPoolId, UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 3 } });
  const { UserPoolClient } = await sdk.createUserPoolClient({ UserPoolId, ClientName: 'app', ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] });
  const { ClientId } = UserPoolClient;
  await sdk.adminCreateUser({ UserPoolId, Username: 'ada', MessageAction: 'SUPPRESS' });
  await sdk.adminSetUserPassword({ UserPoolId, Username: 'ada', Password: 'Correct-horse-1', Permanent: true });
  const signIn = async () => (await sdk.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ada', PASSWORD: 'Correct-horse-1' } })).AuthenticationResult;
  const sessions = async () => (await sdk.adminListUserSessions({ UserPoolId, Username: 'ada' })).Sessions.map((s) => s.SessionId);
  const kept = await signIn();
  const [keptId] = await sessions();
  const revoked = await signIn();
  const revokedId = (await sessions()).find((id) => id !== keptId);
  await open('/users/ada?tab=sessions');
  await page.getByRole('radio', { name: revokedId }).check();
  await press('Revoke');
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await said('The session has been revoked.');
  await page.getByRole('radio', { name: revokedId }).waitFor({ state: 'detached' });
  assert.deepEqual(await sessions(), [keptId]);
  const refresh = (tokens) => sdk.getTokensFromRefreshToken({ ClientId, RefreshToken: tokens.RefreshToken });
  await assert.rejects(refresh(revoked), { name: 'NotAuthorizedException' });
  await refresh(kept);
});

test('a file of users is imported, and its errors are downloaded', async () => {
  await sdk.adminCreateUser({ UserPoolId, Username: 'ada', MessageAction: 'SUPPRESS' });
  const { CSVHeader } = await sdk.getCSVHeader({ UserPoolId });
  const line = (values) => CSVHeader.map((name) => values[name] ?? (/verified|mfa_enabled/.test(name) ? 'false' : '')).join(',');
  const user = (name, email) => line({ 'cognito:username': name, email, email_verified: 'true' });
  const file = [CSVHeader.join(','), user('grace', 'grace@example.com'), user('ada', 'ada@example.com'), user('<b>linus</b>', 'not an address')].join('\n') + '\n';
  await open('/imports/create');
  await press('Create and start');
  await said('Choose a file.');
  await fill('Name', 'everyone');
  await page.locator('input[type=file]').setInputFiles({ name: 'users.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await press('Create and start');
  await said('Import job "everyone" has been started.');
  await page.getByText('Succeeded', { exact: true }).waitFor();
  const [job] = (await sdk.listUserImportJobs({ UserPoolId, MaxResults: 5 })).UserImportJobs;
  assert.deepEqual([job.JobName, job.Status, job.ImportedUsers, job.SkippedUsers, job.FailedUsers], ['everyone', 'Succeeded', 1, 1, 1]);
  assert.equal((await sdk.adminGetUser({ UserPoolId, Username: 'grace' })).UserStatus, 'RESET_REQUIRED');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download errors' }).click()]);
  assert.equal(download.suggestedFilename(), 'import-errors.txt');
  const log = readFileSync(await download.path(), 'utf8');
  assert.equal(log, '[SKIPPED] Line Number 3 - The user already exists.\n[FAILED] Line Number 4 - Invalid email address format.\n');
});
