// A Cognate of its own for a run in the browser: built from this tree, in
// memory, at ports that are free.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function startServer() {
  const dir = mkdtempSync(join(tmpdir(), 'cognate-e2e-'));
  const binary = join(dir, 'cognate');
  execFileSync('go', ['build', '-o', binary, './cmd/cognate'], { cwd: join(import.meta.dirname, '../..'), stdio: 'inherit' });
  const child = spawn(binary, ['dev', '-memory', '-hash', 'small', '-listen', '127.0.0.1:0'], { cwd: dir, stdio: ['ignore', 'pipe', 'ignore'] });
  const text = await new Promise((resolve, reject) => {
    let seen = '';
    child.stdout.on('data', (data) => {
      seen += data;
      if (/Console: \S+\n/.test(seen)) resolve(seen);
    });
    child.on('exit', () => reject(new Error(`the server ended: ${seen}`)));
  });
  const url = /development at (\S+)/.exec(text)[1];
  const console = /Console: (\S+)/.exec(text)[1].replace('127.0.0.1', 'localhost').replace(/\/console\/$/, '');

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
  return { url, console, call, stop };
}
