// Settings with fields of their own, and what the SDK says afterwards.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { saved, settle } from './browser.mjs';
import { page, sdk, server, stage } from './stage.mjs';

let UserPoolId, ClientId;

stage();
beforeEach(async () => {
  UserPoolId = (await sdk.createUserPool({ PoolName: 'fields', UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } })).UserPool.Id;
  ClientId = (await sdk.createUserPoolClient({ UserPoolId, ClientName: 'app', SupportedIdentityProviders: ['COGNITO'] })).UserPoolClient.ClientId;
});

const press = (name) => page.getByRole('button', { name, exact: true }).click();
const fill = (name, text) => page.getByRole('textbox', { name, exact: true }).fill(text);
const radio = (name) => page.getByRole('radio', { name }).check();
const tick = (name) => page.getByRole('checkbox', { name }).check();
const said = (text) => page.getByText(text).first().waitFor();
const dialog = () => page.getByRole('dialog');

async function open(path) {
  await page.goto(`${server.console}/console/pools/${UserPoolId}${path}`);
  await settle(page);
}

async function choose(label, option) {
  await page.getByRole('button', { name: new RegExp(label) }).first().click();
  await page.getByRole('option', { name: option }).first().click();
}

const source = 'arn:aws:ses:us-east-1:000000000000:identity/security@example.com';

test('what threat protection does, and says, is set for the pool and for a client', async () => {
  await open('/security');
  await radio('Block');
  await page.getByRole('checkbox', { name: 'Sign-up' }).uncheck();
  await choose('High risk', 'Block');
  await page.getByRole('checkbox', { name: 'Notify the user' }).last().check();
  await fill('Sender of notifications', source);
  await fill('FROM address', 'security@example.com');
  await press('Words of the notifications');
  await fill('Notification (HTML)', '<p>Was it you, {username}?</p>');
  await press('Save changes: What threat protection does');
  await said('Enter a subject.');
  await fill('Subject of the notification', 'Sign-in of {username}');
  await fill('Notification (text)', 'Was it you?');
  await said('Was it you, jane.doe?');
  await page.getByRole('textbox', { name: 'IP addresses that are always blocked' }).fill('everywhere');
  await press('Save changes: What threat protection does');
  await page.locator('textarea[aria-invalid="true"]').waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'IP addresses that are always blocked' }).getAttribute('aria-invalid'), 'true');
  await page.getByRole('textbox', { name: 'IP addresses that are always blocked' }).fill('192.0.2.0/24\n198.51.100.7/32');
  await press('Save changes: What threat protection does');
  await said('The risk configuration has been saved.');
  const { RiskConfiguration: pool } = await sdk.describeRiskConfiguration({ UserPoolId });
  assert.deepEqual(pool.CompromisedCredentialsRiskConfiguration, { EventFilter: ['SIGN_IN', 'PASSWORD_CHANGE'], Actions: { EventAction: 'BLOCK' } });
  assert.deepEqual(pool.AccountTakeoverRiskConfiguration, {
    Actions: { HighAction: { EventAction: 'BLOCK', Notify: true } },
    NotifyConfiguration: { SourceArn: source, From: 'security@example.com', BlockEmail: { Subject: 'Sign-in of {username}', HtmlBody: '<p>Was it you, {username}?</p>', TextBody: 'Was it you?' } },
  });
  assert.deepEqual(pool.RiskExceptionConfiguration.BlockedIPRangeList, ['192.0.2.0/24', '198.51.100.7/32']);

  await open(`/clients/${ClientId}`);
  await choose('Medium risk', 'Block');
  await press('Save changes: What threat protection does');
  await said('The risk configuration has been saved.');
  const { RiskConfiguration: client } = await sdk.describeRiskConfiguration({ UserPoolId, ClientId });
  assert.deepEqual(client.AccountTakeoverRiskConfiguration.Actions, { MediumAction: { EventAction: 'BLOCK', Notify: false } });
  assert.deepEqual((await sdk.describeRiskConfiguration({ UserPoolId })).RiskConfiguration.AccountTakeoverRiskConfiguration, pool.AccountTakeoverRiskConfiguration);
});

test('a style is made field by field, and keeps its id', async () => {
  const [password, federated] = [{ display: 'INPUT', type: 'USERNAME_PASSWORD' }, { display: 'BUTTON', type: 'FEDERATED' }];
  const { ManagedLoginBranding: begun } = await sdk.createManagedLoginBranding({ UserPoolId, ClientId, Settings: { categories: { auth: { authMethodOrder: [[password]] } } } });
  await open(`/branding?client=${ClientId}`);
  await choose('Light and dark', 'Dark');
  await page.getByRole('tab', { name: 'Buttons' }).click();
  await fill('Main button: background, dark', '#aa3300ff');
  await fill('Roundness of buttons (pixels)', '3');
  await page.getByRole('tab', { name: 'Form', exact: true }).click();
  await tick('Choice of languages');
  await page.getByRole('tab', { name: 'Ways to sign in' }).click();
  await press('Add way to sign in');
  await press('Move way to sign in 2 up');
  await page.getByRole('tab', { name: 'Images' }).click();
  await choose('Shown on', 'Dark pages');
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  await page.locator('input[type="file"]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png });
  await page.waitForFunction(() => {
    const root = document.querySelector('.login-preview').shadowRoot;
    const button = root?.querySelector('.submitButton-customizable');
    return root?.querySelector('img') && button && getComputedStyle(button).backgroundColor === 'rgb(170, 51, 0)';
  });
  await press('Save style');
  await said('The style has been saved.');
  const style = async () => (await sdk.describeManagedLoginBrandingByClient({ UserPoolId, ClientId })).ManagedLoginBranding;
  const made = await style();
  assert.deepEqual(made.Settings, {
    categories: { auth: { authMethodOrder: [[federated, password]] }, global: { colorSchemeMode: 'DARK' }, form: { languageSelector: { enabled: true } } },
    components: { primaryButton: { darkMode: { defaults: { backgroundColor: 'aa3300ff' } } }, form: { logo: { enabled: true } } },
    componentClasses: { buttons: { borderRadius: 3 } },
  });
  assert.deepEqual(made.Assets.map((a) => [a.Category, a.ColorMode, a.Extension]), [['FORM_LOGO', 'DARK', 'PNG']]);
  await page.getByRole('button', { name: /^Remove Logo in the form/ }).click();
  // It gives up its look with the image, and takes on the rest.
  const answered = page.waitForResponse((r) => r.request().headers()['x-amz-target']?.endsWith('.UpdateManagedLoginBranding') && r.request().postDataJSON().Settings);
  await press('Save style');
  await answered;
  const left = await style();
  assert.deepEqual([left.ManagedLoginBrandingId, left.Settings, left.Assets ?? []], [begun.ManagedLoginBrandingId, made.Settings, []]);
  await radio('The one that comes with Cognate');
  await saved(page, 'UpdateManagedLoginBranding', () => press('Save style'));
  assert.equal((await style()).UseCognitoProvidedValues, true);
});

test('terms have a link for each language', async () => {
  await open(`/branding?client=${ClientId}&tab=terms`);
  await choose('Terms of use, another language', 'German');
  await fill('Terms of use, German', 'https://example.com/agb');
  await press('Save terms');
  await said('Enter the document for all other languages, too.');
  await fill('Terms of use, all other languages', 'nowhere');
  await press('Save terms');
  await said('The link for cognito:default is not a valid URL.');
  assert.equal(await page.getByRole('textbox', { name: 'Terms of use, all other languages' }).getAttribute('aria-invalid'), 'true');
  await fill('Terms of use, all other languages', 'https://example.com/terms');
  await press('Save terms');
  await said('The terms have been saved.');
  const { Terms } = await sdk.describeTermsByClient({ UserPoolId, ClientId, TermsName: 'terms-of-use' });
  assert.deepEqual(Terms.Links, { 'cognito:default': 'https://example.com/terms', 'cognito:german': 'https://example.com/agb' });
});

test('the classic pages have a look for all clients and one for a client', async () => {
  await sdk.createUserPoolDomain({ UserPoolId, Domain: `classic-${UserPoolId.split('_')[1].toLowerCase()}` });
  for (const [client, css] of [['ALL', '.submitButton-customizable { background-color: #112233; }'], [ClientId, '.submitButton-customizable { background-color: #445566; }']]) {
    await open(`/branding?client=${client}&tab=classic`);
    await fill('CSS', css);
    await press('Save classic look');
    await said('The look of the classic pages has been saved.');
  }
  assert.match((await sdk.getUICustomization({ UserPoolId })).UICustomization.CSS, /#112233/);
  assert.match((await sdk.getUICustomization({ UserPoolId, ClientId })).UICustomization.CSS, /#445566/);
});

test('an identity is linked to a user and unlinked, and a password disabled', async () => {
  await sdk.createIdentityProvider({ UserPoolId, ProviderName: 'Google', ProviderType: 'Google', ProviderDetails: { client_id: 'x', client_secret: 'y', authorize_scopes: 'openid' }, AttributeMapping: { username: 'sub' } });
  await sdk.adminCreateUser({ UserPoolId, Username: 'ada', MessageAction: 'SUPPRESS' });
  const identities = async () => (await sdk.adminGetUser({ UserPoolId, Username: 'ada' })).UserAttributes.find((a) => a.Name === 'identities')?.Value;
  await open('/users/ada?tab=identities');
  await press('Link identity');
  await choose('Identity provider', 'Google');
  await fill('Attribute', 'shoe_size');
  await fill('Value', '<script>7</script>');
  await dialog().getByRole('button', { name: 'Link', exact: true }).click();
  await said(/shoe_size is not a mapped attribute/);
  assert.equal(await dialog().getByRole('textbox', { name: 'Attribute' }).getAttribute('aria-invalid'), 'true');
  await fill('Attribute', 'Cognito_Subject');
  await dialog().getByRole('button', { name: 'Link', exact: true }).click();
  await page.getByText('<script>7</script>', { exact: true }).waitFor();
  assert.match(await identities(), /"userId":"\\u003cscript\\u003e7|<script>7/);
  await press('Unlink Google <script>7</script>');
  await dialog().getByRole('button', { name: 'Unlink', exact: true }).click();
  await said('The user signs in at this pool only.');
  assert.equal(await identities(), undefined);
  await press('Disable password');
  await dialog().getByRole('textbox').fill('ada');
  await dialog().getByRole('button', { name: 'Disable password', exact: true }).click();
  await said('The password has been disabled.');
  assert.equal((await sdk.adminGetUser({ UserPoolId, Username: 'ada' })).UserStatus, 'EXTERNAL_PROVIDER');
});

test('keys, contexts, registration and replicas of a pool', async () => {
  const pool = async () => (await sdk.describeUserPool({ UserPoolId })).UserPool;
  await open('/settings');
  await radio('Updated');
  await press('Save changes: Issuer and keys');
  await said('The issuer and keys have been saved.');
  assert.equal((await pool()).IssuerConfiguration.Type, 'UPDATED');
  await fill('Level 2', 'urn:example:two-factors');
  await press('Save changes: Authentication context');
  await said('The authentication contexts have been saved.');
  assert.deepEqual((await pool()).AcrConfiguration, { Level2: { AcrValue: 'urn:example:two-factors' } });
  await tick('Let applications register themselves');
  await page.getByRole('checkbox', { name: 'Authorization code grant' }).first().check();
  await press('Add scope');
  await fill('scope 1', 'openid');
  await press('Save changes: Dynamic client registration');
  await said('Client registration has been saved.');
  const { EnableStatus, AuthenticatedGrantTypes, AllowedScopes } = (await pool()).DcrConfiguration;
  assert.deepEqual([EnableStatus, AuthenticatedGrantTypes, AllowedScopes], ['Enabled', ['code'], ['openid']]);
  assert.equal((await pool()).IssuerConfiguration.Type, 'UPDATED', 'one section keeps what another set');
  await press('Add replica');
  await fill('Region', 'eu-west-1');
  await dialog().getByRole('button', { name: 'Add', exact: true }).click();
  await dialog().getByText(/must be encrypted with a multi-Region customer managed key/).waitFor();
  await dialog().getByRole('button', { name: 'Cancel' }).click();
  await radio('A key of your own');
  await press('Save changes: Issuer and keys');
  await said('Enter the ARN of the key.');
  await fill('Key ARN', 'arn:aws:kms:us-east-1:000000000000:key/mrk-0123456789abcdef0123456789abcdef');
  await saved(page, 'UpdateUserPool', () => press('Save changes: Issuer and keys'));
  assert.equal((await pool()).KeyConfiguration.KeyType, 'CUSTOMER_MANAGED_KEY');
  await press('Add replica');
  await fill('Region', 'eu-west-1');
  await dialog().getByRole('button', { name: 'Add', exact: true }).click();
  await press('Activate eu-west-1');
  await dialog().getByRole('button', { name: 'Activate', exact: true }).click();
  await press('Deactivate eu-west-1');
  await dialog().getByRole('button', { name: 'Deactivate', exact: true }).click();
  await said('The replica in eu-west-1 is inactive.');
  await press('Delete eu-west-1');
  await dialog().getByRole('textbox').fill('eu-west-1');
  await dialog().getByRole('button', { name: 'Delete', exact: true }).click();
  await said('The replica in eu-west-1 has been deleted.');
});

test('text messages by End User Messaging, browser sessions, and what functions are told', async () => {
  await open('/messaging');
  await radio('Send text messages with AWS End User Messaging');
  await fill('End User Messaging role ARN', 'arn:aws:iam::000000000000:role/sms');
  await fill('Origination identity', '+14325550100');
  await press('Save SMS settings');
  await said('The SMS settings have been saved.');
  const { EumsSms } = (await sdk.describeUserPool({ UserPoolId })).UserPool.SmsConfiguration;
  assert.deepEqual([EumsSms.CallerArn, EumsSms.OriginationIdentity], ['arn:aws:iam::000000000000:role/sms', '+14325550100']);
  await server.call('SetUserPoolSessionConfiguration', { UserPoolId, UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 3 } });
  await open(`/clients/${ClientId}`);
  await fill('Longest session (minutes)', '129601');
  await press('Save changes: Browser sessions');
  await said(/maxValidityMinutes/);
  await fill('Longest session (minutes)', '45');
  await press('Save changes: Browser sessions');
  await said('The session settings have been saved.');
  assert.equal((await server.call('GetUserPoolClientSessionConfiguration', { UserPoolId, ClientId })).SSOSession.MaxValidityMinutes, 45);
});
