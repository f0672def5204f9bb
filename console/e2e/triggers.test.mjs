// Test events from the triggers page to a function that listens here.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, beforeEach, test } from 'node:test';
import { checkAccess, settle } from './browser.mjs';
import { page, server, stage } from './stage.mjs';

let functions, pool, events;

stage(async () => {
  functions = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => { body += data; });
    request.on('end', () => {
      const event = JSON.parse(body);
      events.push(event);
      const refused = event.userName === 'mallory';
      response.writeHead(refused ? 500 : 200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(refused ? { errorType: 'Error', errorMessage: 'not <b>you</b>' } : { ...event, response: { autoConfirmUser: true } }));
    });
  });
  await new Promise((resolve) => functions.listen(0, '127.0.0.1', resolve));
  return { flags: ['-trigger', `check=http://127.0.0.1:${functions.address().port}`] };
});
after(() => functions?.close());
beforeEach(async () => {
  pool = (await server.call('CreateUserPool', { PoolName: 'people' })).UserPool;
  await server.call('AdminCreateUser', { UserPoolId: pool.Id, Username: 'ann', MessageAction: 'SUPPRESS', UserAttributes: [{ Name: 'email', Value: 'ann@example.com' }] });
  events = [];
  await page.goto(`${server.console}/console/pools/${pool.Id}/triggers`);
  await settle(page);
});

const fill = (label, text) => page.getByRole('textbox', { name: label, exact: true }).fill(text);
const press = (label) => page.getByRole('button', { name: label, exact: true }).click();
const event = () => page.getByRole('textbox', { name: 'Event', exact: true });
const shows = (text) => page.waitForFunction((wanted) => [...document.querySelectorAll('textarea')].some((t) => t.value.includes(wanted)), text);

test('a function is saved and sent a test event, as it comes and as it was changed', async () => {
  const button = page.getByRole('button', { name: 'Test Pre sign-up', exact: true });
  assert.equal(await button.getAttribute('aria-disabled'), 'true', 'there is no function yet');
  await fill('Pre sign-up', 'arn:aws:lambda:us-east-1:000000000000:function:check');
  assert.equal(await button.getAttribute('aria-disabled'), 'true', 'it is not saved yet');
  await press('Save changes');
  await page.getByText('The triggers have been saved.').waitFor();
  await button.click();
  await shows('"userName": "somebody"');
  assert.deepEqual(events, [], 'composing asks nobody');

  await page.getByRole('button', { name: /^Trigger source/ }).click();
  await page.getByRole('option', { name: 'PreSignUp_AdminCreateUser' }).click();
  await fill('User name - optional', 'ann');
  await shows('"email": "ann@example.com"');
  await press('Send test event');
  await page.getByText(/The function answered \(\d+ ms\)/).waitFor();
  assert.equal(events.length, 1);
  assert.equal(events[0].triggerSource, 'PreSignUp_AdminCreateUser');
  assert.equal(events[0].request.userAttributes.email, 'ann@example.com');
  assert.match(await page.getByLabel('Answer', { exact: true }).innerText(), /"autoConfirmUser": true/);
  assert.deepEqual(JSON.parse(await page.getByLabel('Event sent', { exact: true }).innerText()), events[0]);
  await settle(page);
  assert.deepEqual(await checkAccess(page), []);

  await event().fill('{"userName": "mallory"');
  await press('Send test event');
  await page.getByText('The event must be a JSON object.').waitFor();
  assert.equal(events.length, 1);
  await event().fill('{"userName": "mallory"}');
  await press('Send test event');
  await page.getByText('PreSignUp failed with error not <b>you</b>.').waitFor();
  assert.deepEqual(events[1], { userName: 'mallory' });
  await page.getByText('UserLambdaValidationException').waitFor();

  await fill('User name - optional', 'nobody');
  await page.getByText('User does not exist.').first().waitFor();
  const { Users } = await server.call('ListUsers', { UserPoolId: pool.Id });
  assert.deepEqual(Users.map((u) => u.Username), ['ann'], 'nothing else happened');
});

test('a function that no route leads to says so', async () => {
  await fill('Post confirmation', 'arn:aws:lambda:us-east-1:000000000000:function:gone');
  await press('Save changes');
  await page.getByText('The triggers have been saved.').waitFor();
  await press('Test Post confirmation');
  await press('Send test event');
  await page.getByText('PostConfirmation invocation failed due to configuration').waitFor();
});
