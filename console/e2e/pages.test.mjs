// Every page, light and dark, wide and narrow: axe finds nothing, and nothing
// breaks the pages' security policy.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkAccess, settle, sizes, startBrowser, watch } from './browser.mjs';
import { furnish } from './furnish.mjs';
import { pages } from './pages.mjs';
import { startServer } from './server.mjs';

let server, browser, things;

before(async () => {
  server = await startServer();
  browser = await startBrowser();
  things = await furnish(server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('every page', async (t) => {
  const page = browser.context.pages()[0];
  const complaints = watch(page);
  for (const p of pages(things)) {
    await t.test(p.name, async () => {
      for (const [look, size] of [['light', 'desktop'], ['dark', 'phone']]) {
        complaints.length = 0;
        await page.setViewportSize(sizes[size]);
        await page.emulateMedia({ colorScheme: look });
        await page.goto(server.console + '/console' + p.path);
        await settle(page);
        if (p.open) await p.open(page);
        await settle(page);
        assert.match(await page.title(), / \| Cognate$/);
        assert.deepEqual(await checkAccess(page), [], `${look}, ${size}`);
        assert.deepEqual(complaints, []);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(wider <= 0, `${wider} pixels wider than the ${size}`);
      }
    });
  }
});

test('the first load is small and quick', async () => {
  const { context, close } = await startBrowser();
  try {
    const page = context.pages()[0];
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    let bytes = 0;
    client.on('Network.loadingFinished', (e) => { bytes += e.encodedDataLength; });
    await page.goto(server.console + '/console/pools');
    await page.getByRole('link', { name: 'whizlabs' }).waitFor();
    await settle(page);
    assert.ok(bytes > 100_000 && bytes < 900_000, `${bytes} bytes were sent`);
  } finally {
    await close();
  }
});
