// The stamp says which sources made dist, so that a Go test can tell without
// Node whether the committed dist is theirs.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// What the build reads. stamp_test.go has the same list.
const inputs = ['index.html', 'package.json', 'package-lock.json', 'public', 'src', 'stamp.ts', 'tsconfig.json', 'vite.config.ts'];

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** files lists the files below a folder or file, by path with slashes. */
function files(root: string, path: string): string[] {
  let entries;
  try {
    entries = readdirSync(join(root, path), { withFileTypes: true });
  } catch {
    return [path];
  }
  return entries.flatMap((entry) => files(root, `${path}/${entry.name}`));
}

export function stamp(root: string, outputs: Map<string, string | Uint8Array>): string {
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const lines = inputs
    .flatMap((path) => files(root, path))
    .sort(order)
    .map((path) => `${sha256(readFileSync(join(root, path)))} ${path}\n`);
  const sums = [...outputs].sort(([a], [b]) => order(a, b)).map(([name, data]) => [name, sha256(data)]);
  return JSON.stringify({ inputs: sha256(lines.join('')), outputs: Object.fromEntries(sums) }, null, 1) + '\n';
}
