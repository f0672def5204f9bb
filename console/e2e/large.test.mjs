// A large pool: its users come by a file, and the browser pages through them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from './browser.mjs';
import { page, server, stage } from './stage.mjs';

const many = 100_000;
const name = (n) => `user${String(n).padStart(6, '0')}`;

let pool;

stage({}, async () => {
  pool = (await server.call('CreateUserPool', { PoolName: 'large', AutoVerifiedAttributes: ['email'] })).UserPool;
});

const open = async (path) => {
  await page.goto(`${server.console}/console/pools/${pool.Id}${path}`);
  await settle(page);
};

test('a large import shows its progress, and goes on when the page is left', async () => {
  const { CSVHeader } = await server.call('GetCSVHeader', { UserPoolId: pool.Id });
  const line = (n) => CSVHeader.map((column) => ({ 'cognito:username': name(n), email: `${name(n)}@example.com`, email_verified: 'true', phone_number_verified: 'false', 'cognito:mfa_enabled': 'false' })[column] ?? '').join(',');
  const file = [CSVHeader.join(','), ...Array.from({ length: many }, (_, n) => line(n))].join('\n') + '\n';
  await open('/imports/create');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('everyone');
  await page.locator('input[type=file]').setInputFiles({ name: 'users.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  // The server may be done before the page has asked twice, so what it tells of
  // the job is held back until that was seen.
  let imported = 0;
  await page.route('**/console/api/idp', async (route) => {
    if (!route.request().headers()['x-amz-target']?.endsWith('.DescribeUserImportJob')) return route.continue();
    const response = await route.fetch();
    const { CompletionDate, CompletionMessage, ...job } = (await response.json()).UserImportJob;
    return route.fulfill({ response, json: { UserImportJob: { ...job, Status: 'InProgress', ImportedUsers: imported } } });
  });
  await page.getByRole('button', { name: 'Create and start', exact: true }).click();
  await page.getByText('Import job "everyone" has been started.').waitFor({ timeout: 60_000 });
  // The number of users that were imported grows while one looks on.
  await page.getByText('In progress', { exact: true }).waitFor();
  for (const number of [20_000, 60_000]) {
    imported = number;
    await page.getByText(String(number), { exact: true }).waitFor();
  }
  await page.unroute('**/console/api/idp');
  await open('/users');
  await open('/imports');
  await page.getByRole('link', { name: 'everyone' }).click();
  await page.getByText('Succeeded', { exact: true }).waitFor({ timeout: 120_000 });
  const { UserImportJobs } = await server.call('ListUserImportJobs', { UserPoolId: pool.Id, MaxResults: 1 });
  assert.equal(UserImportJobs[0].ImportedUsers, many);
});

test('a hundred thousand users are paged and searched, a page at a time', async () => {
  const asked = [];
  page.on('response', async (response) => {
    if (/ListUsers$/.test(response.request().headers()['x-amz-target'] ?? '')) asked.push((await response.body()).length);
  });
  await open('/users');
  await page.getByText(`(about ${many.toLocaleString('en')})`).waitFor();
  const rows = () => page.locator('tbody tr');
  const heap = async () => {
    const client = await page.context().newCDPSession(page);
    await client.send('HeapProfiler.enable');
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize } = await client.send('Runtime.getHeapUsage');
    await client.detach();
    return usedSize;
  };
  const first = () => rows().first().getByRole('link').innerText();
  const seen = new Set([await first()]);
  const next = page.getByRole('button', { name: 'Next page', exact: true });
  const turn = async () => {
    const before = await first();
    await next.click();
    await page.waitForFunction((text) => document.querySelector('tbody tr a') && document.querySelector('tbody tr a').textContent !== text, before);
    await settle(page);
    seen.add(await first());
  };
  for (let n = 0; n < 5; n++) await turn();
  const [calls, early] = [asked.length, await heap()];
  for (let n = 0; n < 20; n++) await turn();
  assert.equal(asked.length - calls, 20, 'one call for each page');
  assert.equal(seen.size, 26, 'each page begins with another user');
  assert.equal(await rows().count(), 20);
  assert.ok(Math.max(...asked) < 64 << 10, `${Math.max(...asked)} bytes for a page`);
  const grown = (await heap()) - early;
  assert.ok(grown < 4 << 20, `${grown} bytes more after twenty pages`);

  const before = asked.length;
  for (const [value, found] of [[name(many - 1), 1], ['user0999', 20]]) {
    await page.getByRole('searchbox', { name: 'Search users' }).fill(value);
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.waitForFunction(([text, count]) => {
      const names = [...document.querySelectorAll('tbody tr')].map((row) => row.querySelector('a')?.textContent ?? '');
      return names.length === count && names.every((n) => n.startsWith(text));
    }, [value, found]);
  }
  assert.equal(asked.length - before, 2, 'one call for each search');
  assert.match(page.url(), /value=user0999/);
  await page.reload();
  await page.getByRole('link', { name: 'user099900', exact: true }).waitFor();
});
