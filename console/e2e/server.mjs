// A Cognate of its own for a run in the browser: built from this tree, in
// memory, at ports that are free.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** startServer starts dev, or with production serve, which asks for an access key; with more flags if there are any. */
export async function startServer({ production = false, flags = [] } = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'cognate-e2e-'));
  const binary = join(dir, 'cognate');
  execFileSync('go', ['build', '-o', binary, './cmd/cognate'], { cwd: join(import.meta.dirname, '../..'), stdio: 'inherit' });
  const mode = production ? ['serve', '-console-listen', '127.0.0.1:0'] : ['dev', '-memory'];
  const child = spawn(binary, [...mode, '-hash', 'small', '-listen', '127.0.0.1:0', ...flags], { cwd: dir, stdio: ['ignore', 'pipe', 'ignore'] });
  const text = await new Promise((resolve, reject) => {
    let seen = '';
    child.stdout.on('data', (data) => {
      seen += data;
      if (/(Console:|console is at) \S+[;\s].*\n/.test(seen)) resolve(seen);
    });
    child.on('exit', () => reject(new Error(`the server ended: ${seen}`)));
  });
  const url = /(?:development|serving) at (\S+)/.exec(text)[1];
  const console = /(?:Console:|console is at) ([^\s;]+)/.exec(text)[1].replace('127.0.0.1', 'localhost').replace(/\/console\/$/, '');

  /** call calls an operation of the public API, as any client would. */
  async function call(operation, input) {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
    });
    const body = await response.text();
    if (!response.ok) throw new Error(`${operation}: ${body}`);
    return body ? JSON.parse(body) : {};
  }

  async function stop() {
    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.kill();
    await ended;
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
  // dev takes any key.
  const key = { id: /AccessKeyId +(\S+)/.exec(text)?.[1] ?? 'any', secret: /SecretAccessKey +(\S+)/.exec(text)?.[1] ?? 'any' };
  /** run runs another command beside the server and returns what it prints. */
  const run = (...args) => execFileSync(binary, args, { cwd: dir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return { url, console, call, stop, key, run };
}
