// The pages about a production server, and what its API says meanwhile.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, beforeEach, test } from 'node:test';
import { checkAccess, settle, startBrowser } from './browser.mjs';
import { browser, client, page, sdk as root, server, stage } from './stage.mjs';

let gateway;

stage(async () => {
  // It takes mail, but for some.
  gateway = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => { body += data; });
    request.on('end', () => response.writeHead(JSON.parse(body).to.startsWith('bob') ? 422 : 200).end());
  });
  await new Promise((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  return { production: true, flags: ['-email', `http://127.0.0.1:${gateway.address().port}`] };
});
after(() => gateway?.close());
beforeEach(async () => {
  await browser.context.clearCookies();
  await open(page, '/server', server.key);
});

/** open opens a page of the console, signed in with a key. */
async function open(tab, path, key) {
  await tab.goto(server.console + '/console' + path);
  if (key) {
    await tab.getByRole('textbox', { name: 'Access key ID' }).fill(key.id);
    await tab.getByLabel('Secret access key').fill(key.secret);
    await tab.getByRole('button', { name: 'Sign in', exact: true }).click();
    await tab.getByRole('heading', { name: 'Sign in to Cognate' }).waitFor({ state: 'detached' });
  }
  await settle(tab);
}
const press = (label) => page.getByRole('button', { name: label, exact: true }).click();

test('every attempt to send a message is shown, without what it said', async () => {
  const { UserPool } = await root.createUserPool({ PoolName: 'mailing', AutoVerifiedAttributes: ['email'] });
  const { UserPoolClient } = await root.createUserPoolClient({ UserPoolId: UserPool.Id, ClientName: 'app' });
  const signUp = (name) => root.signUp({ ClientId: UserPoolClient.ClientId, Username: name, Password: 'Correct-horse-1', UserAttributes: [{ Name: 'email', Value: `${name}@example.com` }] });
  await signUp('ann');
  await assert.rejects(signUp('bob'), { name: 'CodeDeliveryFailureException' });
  await open(page, '/outbox');
  const sent = page.getByRole('row', { name: /a\*\*\*@e\*\*\*/ });
  const refused = page.getByRole('row', { name: /b\*\*\*@e\*\*\*/ });
  await sent.getByText('Sent', { exact: true }).waitFor();
  await refused.getByText('Refused', { exact: true }).waitFor();
  await page.getByPlaceholder('Search messages').fill('refused');
  await page.getByText('1 match').first().waitFor();
  await press('Attempts at the message to b***@e***');
  const dialog = page.getByRole('dialog');
  const attempt = dialog.getByRole('table', { name: 'Attempts' }).getByRole('row').nth(1);
  assert.match(await attempt.innerText(), /ms[\s\S]*Refused[\s\S]*422/);
  await dialog.getByText(UserPool.Id).waitFor();
  assert.doesNotMatch(await page.locator('body').innerText(), /ann|bob|verification code/i);
  await settle(page);
  assert.deepEqual(await checkAccess(page), []);
});

test('what the policy of a key forbids, the pages show as forbidden', async () => {
  const { UserPool } = await root.createUserPool({ PoolName: 'guarded' });
  await root.adminCreateUser({ UserPoolId: UserPool.Id, Username: 'ann', MessageAction: 'SUPPRESS' });
  await open(page, '/keys');
  await press('Create access key');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('helpdesk');
  const policy = page.getByRole('textbox', { name: 'IAM policy document' });
  await policy.fill('{"Version": "2012-10-17"');
  await press('Create');
  await page.getByText(/policy/i).and(page.locator('[id*="error"], [class*="error"]')).first().waitFor();
  await policy.fill(JSON.stringify({ Version: '2012-10-17', Statement: [
    { Effect: 'Allow', Action: ['cognito-idp:List*', 'cognito-idp:Describe*', 'cognito-idp:Get*', 'cognito-idp:Admin*'], Resource: '*' },
    { Effect: 'Deny', Action: ['cognito-idp:AdminDeleteUser', 'cognito-idp:ListGroups'], Resource: '*' },
  ] }));
  await press('Create');
  await page.getByText('it is shown only this once').waitFor();
  const shown = await page.getByRole('dialog').innerText();
  const helpdesk = { id: /AKIA\w+/.exec(shown)[0], secret: /[\w+/]{40}/.exec(shown)[0] };
  await press('Done');
  await press('Show the policy of helpdesk');
  await page.getByRole('dialog').getByText(/cognito-idp:AdminDeleteUser/).waitFor();
  await page.keyboard.press('Escape');

  const sdk = client(helpdesk);
  await sdk.adminGetUser({ UserPoolId: UserPool.Id, Username: 'ann' });
  await assert.rejects(sdk.adminDeleteUser({ UserPoolId: UserPool.Id, Username: 'ann' }), { name: 'AccessDeniedException' });
  await browser.context.clearCookies();
  await open(page, `/pools/${UserPool.Id}/users/ann`, helpdesk);
  await press('Actions');
  await page.getByRole('menuitem', { name: 'Delete user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('ann');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('You don’t have permission for this').waitFor();
  await page.getByText(/user\/helpdesk is not authorized to perform: cognito-idp:AdminDeleteUser/).waitFor();
  for (const [path, action] of [[`/pools/${UserPool.Id}/groups`, 'ListGroups'], ['/keys'], ['/sessions'], ['/outbox']]) {
    await open(page, path);
    await page.getByText('You don’t have permission for this').first().waitFor();
    if (action) await page.getByText(`cognito-idp:${action}`).first().waitFor();
    assert.deepEqual(await checkAccess(page), []);
  }
  await root.adminGetUser({ UserPoolId: UserPool.Id, Username: 'ann' });
});

test('a key is disabled, enabled and deleted, and what signs with it knows', async () => {
  await open(page, '/keys');
  await press('Create access key');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('robot');
  await page.getByRole('radio', { name: /^Everything/ }).check();
  await press('Create');
  await page.getByText('it is shown only this once').waitFor();
  const shown = await page.getByRole('dialog').innerText();
  const robot = { id: /AKIA\w+/.exec(shown)[0], secret: /[\w+/]{40}/.exec(shown)[0] };
  await press('Done');
  const act = async (item) => {
    await press(`Actions for ${robot.id}`);
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  await act('Disable');
  await page.getByRole('row', { name: /robot/ }).getByText('Disabled').waitFor();
  // Nothing remembers a key that was never used.
  await assert.rejects(client(robot).listUserPools({ MaxResults: 1 }), { name: 'UnrecognizedClientException' });
  await act('Enable');
  await page.getByRole('row', { name: /robot/ }).getByText('Enabled').waitFor();
  await act('Delete');
  const dialog = page.getByRole('dialog');
  assert.equal(await dialog.getByRole('button', { name: 'Delete', exact: true }).isDisabled(), true);
  await dialog.getByRole('textbox').fill('robot');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText(`Access key ${robot.id} has been deleted.`).waitFor();
  await page.getByRole('row', { name: /robot/ }).waitFor({ state: 'detached' });
  const own = /AKIA\w+/.exec(await page.getByRole('row', { name: /root/ }).innerText())[0];
  await press(`Actions for ${own}`);
  await page.getByRole('menuitem', { name: 'Disable', exact: true }).click();
  await page.getByText('You are signed in with this access key.').waitFor();
});

test('a session of the console is ended, and its browser is signed out', async () => {
  const other = await startBrowser();
  try {
    const elsewhere = other.context.pages()[0];
    await page.evaluate(async () => {
      const all = await fetch('/console/api/sessions').then((r) => r.json());
      for (const s of all) if (!s.Current) await fetch(`/console/api/sessions/${s.ID}`, { method: 'DELETE' });
    });
    await open(elsewhere, '/pools/create/quick', server.key);
    await elsewhere.getByRole('textbox', { name: 'Pool name' }).fill('typed here');
    await open(page, '/sessions');
    const rows = page.getByRole('row', { name: new RegExp(server.key.id) });
    assert.equal(await rows.count(), 2);
    assert.equal(await rows.filter({ hasText: 'This browser' }).getByRole('button').isDisabled(), true);
    await page.getByRole('button', { name: /End the session of/, disabled: false }).click();
    await press('End session');
    await page.getByText('The session has been ended.').waitFor();
    await page.getByRole('button', { name: /End the session of/, disabled: false }).waitFor({ state: 'detached' });
    await elsewhere.getByRole('button', { name: 'Review defaults' }).click();
    await elsewhere.getByRole('button', { name: 'Create user pool' }).click();
    await elsewhere.getByText('Your console session has ended.').waitFor();
  } finally {
    await other.close();
  }
});

test('the health page draws what the server did', async () => {
  const { UserPool } = await root.createUserPool({ PoolName: 'busy' });
  const { UserPoolClient } = await root.createUserPoolClient({ UserPoolId: UserPool.Id, ClientName: 'app', ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] });
  for (let n = 0; n < 7; n++) {
    await assert.rejects(root.initiateAuth({ ClientId: UserPoolClient.ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'nobody', PASSWORD: 'Wrong-horse-1' } }));
  }
  await open(page, '/server');
  await page.getByText('Answers', { exact: true }).waitFor();
  const told = await page.evaluate(() => fetch('/console/api/server').then((r) => r.json()));
  const total = (member) => told.Minutes.reduce((sum, m) => sum + m[member], 0);
  assert.equal(total('SignIns'), 7);
  assert.ok(total('Refused') >= 7 && total('Calls') > total('Refused') && total('Failed') === 0);
  for (const title of ['Sign-ins', 'Calls', 'Latency']) {
    const line = page.getByRole('application', { name: title });
    await line.waitFor();
    const drawn = await line.locator('path[d]').evaluateAll((paths) => paths.map((p) => p.getAttribute('d')).filter((d) => /L/.test(d)));
    // A line that lies on the axis has one height all along.
    assert.ok(drawn.some((d) => new Set([...d.matchAll(/,(-?[\d.]+)/g)].map((m) => m[1])).size > 1), `${title} is drawn flat`);
  }
  await settle(page);
  assert.deepEqual(await checkAccess(page), []);
});
