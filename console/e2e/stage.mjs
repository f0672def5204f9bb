// What the tests of a file play on: a server, a browser that shows one page of
// its console, and an SDK that speaks to the server. All is there once the
// first test begins, since every file runs in a process of its own.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { startBrowser, watch } from './browser.mjs';
import { startServer } from './server.mjs';

export let server, browser, page, complaints, sdk;

/** stage sets it up, with the options of startServer or what makes them, and then does what comes before the first test; each test fails if the page complains in it. */
export function stage(options = {}, prepare = () => {}) {
  before(async () => {
    server = await startServer(typeof options === 'function' ? await options() : options);
    browser = await startBrowser();
    page = browser.context.pages()[0];
    complaints = watch(page);
    sdk = client();
    await prepare();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(() => {
    complaints.length = 0;
  });
  afterEach(() => assert.deepEqual(complaints, []));
}

/** client returns an SDK that signs with an access key, the server's first one unless it is told another. */
export function client({ id, secret } = server.key) {
  return new CognitoIdentityProvider({ endpoint: server.url, region: 'us-east-1', credentials: { accessKeyId: id, secretAccessKey: secret }, maxAttempts: 1 });
}
