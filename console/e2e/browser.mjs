// Debian's Chromium with a profile of its own.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const sizes = { desktop: { width: 1360, height: 900 }, phone: { width: 390, height: 844 } };

export async function startBrowser(options = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'cognate-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    headless: true,
    reducedMotion: 'reduce',
    viewport: sizes.desktop,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-default-apps'],
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  return { context, close };
}

/** watch collects what a page complains about: errors and a broken policy. */
export function watch(page) {
  const complaints = [];
  page.on('pageerror', (e) => complaints.push(`error: ${e.message}`));
  page.on('console', (m) => {
    if (m.type() === 'error' && !/Failed to load resource/.test(m.text())) complaints.push(`console: ${m.text()}`);
  });
  return complaints;
}

/** saved does what makes a page call an operation, and returns when that is answered well: what the page shows meanwhile may be from before. */
export async function saved(page, operation, act) {
  const answered = page.waitForResponse((r) => r.request().headers()['x-amz-target']?.endsWith(`.${operation}`));
  await act();
  if (!(await answered).ok()) throw new Error(`${operation}: ${await (await answered).text()}`);
}

/** settle waits until nothing is being loaded. */
export async function settle(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => !document.querySelector('[class*="awsui_spinner_"]'));
}

/** checkAccess returns what axe finds on a page. */
export async function checkAccess(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  // Cloudscape 3.0.1383 gives the navigation of narrow windows an orientation.
  for (const v of found.violations) {
    if (v.id === 'aria-allowed-attr') v.nodes = v.nodes.filter((n) => !n.html.includes('mobile-toolbar-nav'));
  }
  return found.violations.filter((v) => v.nodes.length > 0).map((v) => `${v.id}: ${v.help}\n    ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 240)).join('\n    ')}`);
}
