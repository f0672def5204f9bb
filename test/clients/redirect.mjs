// Uses the application of redirect_app.mjs in a real browser: sign-in on the
// login pages and back, refresh, attributes, sign-out. It prints what came of
// it as JSON.

import { withPage } from './browser.mjs';

const { APP, USERNAME, PASSWORD, TRUSTED_KEYS } = process.env;
const out = {};

// settled waits until the page that the browser came to runs the application.
const settled = (page) => page.waitForFunction(() => window.app);

await withPage(async (page) => {
  await page.goto(APP);
  await settled(page);
  out.before = await page.evaluate(async () => await window.app.who() ?? 'nobody');
  await page.evaluate(() => window.app.signIn());
  await page.waitForURL(/\/login\?/);
  out.login = { title: await page.title(), origin: new URL(page.url()).host };
  await page.getByLabel('Username').fill(USERNAME);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.href.startsWith(APP));
  await settled(page);

  out.user = await page.evaluate(() => window.app.who());
  out.tokens = await page.evaluate(async () => {
    const claims = async (options) => {
      const { tokens: { accessToken, idToken } } = await window.app.auth.fetchAuthSession(options);
      const { scope, client_id, username } = accessToken.payload;
      return { scope, client_id, username, aud: idToken.payload.aud, iss: idToken.payload.iss };
    };
    return { fresh: await claims(), refreshed: await claims({ forceRefresh: true }) };
  });
  out.attributes = await page.evaluate(() => window.app.auth.fetchUserAttributes());
  out.again = await page.evaluate(() => window.app.signIn().catch((error) => error.name));
  out.events = await page.evaluate(() => window.app.events);
  out.address = page.url();
  out.refreshToken = await page.evaluate(() => Object.entries(localStorage).find(([name]) => name.endsWith('.refreshToken'))[1]);

  await page.evaluate(() => window.app.signOut());
  await page.waitForURL(`${APP}/bye`);
  await settled(page);
  out.after = await page.evaluate(async () => await window.app.who() ?? 'nobody');
  await page.evaluate(() => window.app.signIn());
  await page.waitForURL(/\/login\?/);
  out.asksAgain = await page.title();
}, { trust: TRUSTED_KEYS });

process.stdout.write(JSON.stringify(out));
