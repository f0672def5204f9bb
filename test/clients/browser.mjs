// A browser for tests: Debian's Chromium with an empty profile, and pages that
// come from http://localhost, where WebAuthn works without TLS.

import http from 'node:http';
import { chromium } from 'playwright-core';

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

// withPage calls run with an empty page at http://localhost, with a port of
// its own, and ends everything afterwards. The browser takes certificates with
// the keys that trust lists, as hashes with commas in between.
export async function withPage(run, { trust } = {}) {
  const server = http.createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>Test</title>');
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  const args = trust ? [...flags, `--ignore-certificate-errors-spki-list=${trust}`] : flags;
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${server.address().port}/`);
    return await run(page);
  } finally {
    await browser.close();
    server.close();
  }
}

// addAuthenticator gives the page an authenticator that answers by itself, and
// returns functions that look into it.
//
// https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/
export async function addAuthenticator(page, options) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, automaticPresenceSimulation: true, ...options,
    },
  });
  return {
    credentials: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    add: (credential) => cdp.send('WebAuthn.addCredential', { authenticatorId, credential }),
    clear: () => cdp.send('WebAuthn.clearCredentials', { authenticatorId }),
  };
}
