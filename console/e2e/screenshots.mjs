// Takes a picture of every page, light, dark and as wide as a phone, into
// screenshots/: "npm run screenshots [word in the name ...]".
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkAccess, settle, sizes, startBrowser, watch } from './browser.mjs';
import { furnish, furnishProduction } from './furnish.mjs';
import { pages, productionPages } from './pages.mjs';
import { startServer } from './server.mjs';

const folder = join(import.meta.dirname, '../screenshots');
mkdirSync(folder, { recursive: true });
const words = process.argv.slice(2);

/** take takes pictures of the pages of a server that fit the words. */
async function take(options, pagesOf, prepare) {
  const server = await startServer(options);
  const browser = await startBrowser();
  try {
    const wanted = pagesOf(await prepare(server)).filter((p) => words.length === 0 || words.some((w) => p.name.includes(w)));
    const page = browser.context.pages()[0];
    const complaints = watch(page);
    for (const p of wanted) {
      for (const [look, size] of [['light', 'desktop'], ['dark', 'desktop'], ['light', 'phone']]) {
        await page.setViewportSize(sizes[size]);
        await page.emulateMedia({ colorScheme: look });
        await page.goto(server.console + '/console' + p.path);
        await settle(page);
        if (p.open) await p.open(page);
        await settle(page);
        await page.evaluate(() => window.scrollTo(0, 0));
        const name = `${p.name}-${size === 'phone' ? 'phone' : look}.png`;
        await page.screenshot({ path: join(folder, name), fullPage: true });
        const found = await checkAccess(page);
        console.log(name, found.length > 0 ? '\n  ' + found.join('\n  ') : '');
      }
    }
    for (const c of complaints) console.log(c);
  } finally {
    await browser.close();
    await server.stop();
  }
}

await take({}, pages, furnish);
await take({ production: true, flags: ['-email', 'http://127.0.0.1:1'] }, productionPages, furnishProduction);
