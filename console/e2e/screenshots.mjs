// Takes a picture of every page, light, dark and as wide as a phone, into
// screenshots/: "npm run screenshots [word in the name ...]".
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkAccess, settle, sizes, startBrowser, watch } from './browser.mjs';
import { pages } from './pages.mjs';
import { furnish } from './furnish.mjs';
import { startServer } from './server.mjs';

const folder = join(import.meta.dirname, '../screenshots');
mkdirSync(folder, { recursive: true });
const words = process.argv.slice(2);

const server = await startServer();
const browser = await startBrowser();
try {
  const things = await furnish(server);
  const page = browser.context.pages()[0];
  const complaints = watch(page);
  for (const p of pages(things)) {
    if (words.length > 0 && !words.some((w) => p.name.includes(w))) continue;
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
