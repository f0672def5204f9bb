// Walks through the login pages in a real browser, as people do. It reads
// where they are from the environment and prints what came of it as JSON. With
// SHOTS it keeps a picture of every page in that folder: light, dark, and as
// wide as a phone.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { addAuthenticator, withPage } from './browser.mjs';
import { totp } from './totp.mjs';

const { ENDPOINT, CALLBACK, SHOTS } = process.env;
const places = JSON.parse(process.env.PLACES);
const password = process.env.PASSWORD;
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const out = { violations: [], refused: [], signIns: {} };

// address is that of a page, for an application of a pool.
const address = (place, where, more = {}) => `${ENDPOINT}/${place.pool}${where}?${new URLSearchParams({
  client_id: place.client, response_type: 'code', redirect_uri: CALLBACK, scope: 'openid email', state: 'xyz', ...more,
})}`;

// code is the newest one that was sent to somebody.
async function code(to) {
  const messages = await (await fetch(`${ENDPOINT}/outbox?${new URLSearchParams({ to, limit: 1 })}`)).json();
  return messages[0].Code;
}

const schemes = { light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' } };
const widths = { desktop: { width: 1200, height: 900 }, phone: { width: 375, height: 740 } };

// look has axe judge the page in both colour schemes, and keeps pictures of it.
async function look(page, name) {
  for (const [scheme, media] of Object.entries(schemes)) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    out.violations.push(...violations.map((v) => `${name}, ${scheme}: ${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`));
    for (const [width, size] of Object.entries(widths)) {
      await page.setViewportSize(size);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) out.violations.push(`${name}, ${width}: ${over} pixels too wide`);
      if (SHOTS) await page.screenshot({ path: path.join(SHOTS, `${name}-${scheme}-${width}.png`), fullPage: true });
    }
  }
}

// arrived waits for the application to get its code.
async function arrived(page, name) {
  await page.waitForURL((url) => url.href.startsWith(CALLBACK));
  const query = new URL(page.url()).searchParams;
  out.signIns[name] = { code: query.get('code'), state: query.get('state') };
}

const send = (page) => page.locator('button.submitButton-customizable').first().click();

async function signIn(page, place, username, typed) {
  await page.goto(address(place, '/oauth2/authorize'));
  await page.getByLabel('Username').or(page.getByLabel('Email')).fill(username);
  if (typed) await page.locator('#password').fill(typed);
  await send(page);
}

const signOut = (page, place) => page.goto(address(place, '/logout', { logout_uri: `${CALLBACK}/bye` }));

async function signUp(page) {
  const place = places.open;
  await page.goto(address(place, '/oauth2/authorize'));
  await look(page, 'login');
  await page.getByRole('link', { name: 'Sign up' }).click();
  await page.getByLabel('Email').fill('dora@example.com');
  await page.getByLabel('Given name').fill('Dora');
  await page.getByLabel('New password').fill('short');
  await look(page, 'signup');
  out.rules = await page.locator('[data-rule]').evaluateAll((all) => all.map((li) => `${li.dataset.rule} ${li.className}`));
  await page.getByLabel('New password').fill(password);
  await page.getByLabel('Repeat the password').fill(password);
  await send(page);
  await look(page, 'confirm');
  const digits = await code('dora@example.com');
  await page.getByRole('textbox', { name: 'Code' }).fill(`${digits.slice(0, 3)} ${digits.slice(3)}`);
  await send(page);
  await arrived(page, 'signUp');

  // Another application asks nothing; after a sign-out it asks again.
  await page.goto(address({ ...place, client: place.second }, '/oauth2/authorize'));
  await arrived(page, 'second');
  await signOut(page, place);
  out.bye = page.url();
  await page.goto(address({ ...place, client: place.second }, '/oauth2/authorize'));
  out.afterSignOut = await page.title();
}

async function forgotten(page) {
  const place = places.open;
  await page.goto(address(place, '/login'));
  await page.getByLabel('Email').fill('dora@example.com');
  await page.locator('#password').fill('wrong');
  await send(page);
  await look(page, 'login-wrong');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('Email').fill('dora@example.com');
  await look(page, 'forgot');
  await send(page);
  await look(page, 'reset');
  await page.getByRole('textbox', { name: 'Code' }).fill(await code('dora@example.com'));
  await page.getByLabel('New password').fill(`${password}2`);
  await page.getByLabel('Repeat the password').fill(`${password}2`);
  await send(page);
  await arrived(page, 'forgotten');
  await signOut(page, place);
}

async function firstPassword(page) {
  await signIn(page, places.open, 'carol@example.com', places.open.temporary);
  await look(page, 'new-password');
  await page.getByLabel('New password').fill(password);
  await page.getByLabel('Repeat the password').fill(password);
  await page.getByLabel('Given name').fill('Carol');
  await send(page);
  await arrived(page, 'newPassword');
  await signOut(page, places.open);
}

async function authenticatorApp(page) {
  const place = places.strict;
  await signIn(page, place, 'alice', password);
  await look(page, 'choose-mfa-setup');
  await page.getByRole('button', { name: 'Authenticator app' }).click();
  await page.locator('summary').click();
  await look(page, 'authenticator');
  const secret = await page.locator('.secret').textContent();
  await page.getByRole('textbox', { name: 'Code' }).fill(totp(secret));
  await send(page);
  await arrived(page, 'setUp');
  await signOut(page, place);
  await signIn(page, place, 'alice', password);
  await look(page, 'code');
  await page.getByRole('textbox', { name: 'Code' }).fill(totp(secret, 1));
  await send(page);
  await arrived(page, 'totp');
}

async function passkeys(page) {
  const place = places.choice;
  const device = await addAuthenticator(page);
  await signIn(page, place, 'alice');
  await look(page, 'choose');
  await page.getByRole('button', { name: 'Password' }).click();
  await look(page, 'password');
  await page.locator('#password').fill(password);
  await send(page);
  await arrived(page, 'choice');

  await page.goto(address(place, '/passkeys/add'));
  await look(page, 'passkey-add');
  await send(page);
  await page.waitForURL((url) => url.href.startsWith(CALLBACK));
  out.held = (await device.credentials()).length;
  await signOut(page, place);

  await signIn(page, place, 'alice');
  await page.getByRole('button', { name: 'Passkey' }).click();
  await look(page, 'passkey');
  await send(page);
  await arrived(page, 'passkey');
  await signOut(page, place);

  await device.clear();
  await signIn(page, place, 'alice');
  await page.getByRole('button', { name: 'Code by email' }).click();
  await page.getByRole('textbox', { name: 'Code' }).fill(await code('alice@example.com'));
  await send(page);
  await arrived(page, 'mail');
}

// post sends a form as a device does, and reads the answer.
const post = async (place, where, form) => (await fetch(`${ENDPOINT}/${place.pool}${where}`, { method: 'POST', body: new URLSearchParams(form) })).json();

async function device(page) {
  const place = places.open;
  const begin = () => post(place, '/oauth2/device_authorization', { client_id: place.client, scope: 'openid email' });
  const poll = async (code) => {
    const got = await post(place, '/oauth2/token', { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', client_id: place.client, device_code: code });
    return got.error ?? typeof got.id_token;
  };
  const tv = await begin();
  await page.goto(`${ENDPOINT}/${place.pool}/device`);
  await look(page, 'device');
  await page.getByLabel('Code of the device').fill('BBBB-BBBB');
  await send(page);
  await look(page, 'device-wrong');
  await page.getByLabel('Code of the device').fill(tv.user_code.toLowerCase());
  await send(page);
  await page.getByLabel('Email').fill('carol@example.com');
  await page.locator('#password').fill(password);
  await send(page);
  await look(page, 'device-answer');
  await page.getByRole('button', { name: 'Allow' }).click();
  await look(page, 'device-done');
  out.device = [await poll(tv.device_code)];

  const context = await page.context().browser().newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  const radio = await begin();
  await plain.goto(`${ENDPOINT}/${place.pool}/device${new URL(radio.verification_uri_complete).search}`);
  await send(plain);
  await plain.getByLabel('Email').fill('carol@example.com');
  await plain.locator('#password').fill(password);
  await send(plain);
  await plain.getByRole('button', { name: 'Deny' }).click();
  out.device.push(await poll(radio.device_code));
  await context.close();
  await signOut(page, place);
}

async function others(page) {
  await page.goto(address(places.open, '/confirm'));
  await look(page, 'confirm-anybody');
  await page.goto(address(places.open, '/resendcode'));
  await look(page, 'resend');
  await page.goto(`${ENDPOINT}/${places.open.pool}/confirmUser?client_id=${places.open.client}&user_name=x&confirmation_code=1`);
  await look(page, 'message');
  await page.goto(address(places.open, '/login', { redirect_uri: 'https://evil.example/' }));
  await look(page, 'error');
  out.badRedirect = new URL(page.url()).searchParams.get('error');
}

// looks shows pages that administrators gave a look, and other languages.
async function looks(page) {
  for (const name of ['classic', 'managed', 'dense']) {
    for (const where of ['/login', '/signup', '/forgotPassword']) {
      await page.goto(address(places[name], where));
      if (where === '/signup') await page.getByLabel('New password').fill('short');
      await page.locator('details').evaluateAll((all) => all.forEach((menu) => { menu.open = true; }));
      await look(page, `${name}-${where.slice(1)}`);
    }
  }
  for (const lang of ['de', 'fr', 'ja', 'ko', 'zh-CN', 'zh-TW']) {
    for (const where of ['/login', '/signup', '/forgotPassword']) {
      await page.goto(address(where === '/login' ? places.classic : places.open, where, { lang }));
      await look(page, `${where.slice(1)}-${lang}`);
    }
  }
  // No language reads from right to left yet; the pages could.
  for (const name of ['open', 'managed', 'dense']) {
    await page.goto(address(places[name], name === 'open' ? '/signup' : '/login', { lang: 'ja' }));
    await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
    await look(page, `rtl-${name}`);
  }
  await page.context().clearCookies();
}

// withoutScripts signs in where the browser runs none.
async function withoutScripts(page) {
  const context = await page.context().browser().newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await signIn(plain, places.open, 'carol@example.com', password);
  await arrived(plain, 'withoutScripts');
  await context.close();
}

await withPage(async (page) => {
  page.on('console', (m) => { if (/Content Security Policy|Refused/.test(m.text())) out.refused.push(m.text()); });
  await signUp(page);
  await forgotten(page);
  await firstPassword(page);
  await authenticatorApp(page);
  await passkeys(page);
  await device(page);
  await others(page);
  await looks(page);
  await withoutScripts(page);
});

process.stdout.write(JSON.stringify(out));
