import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { stamp } from './stamp.ts';

const root = import.meta.dirname;

/** fonts takes the fonts out of the style sheets, so that font-src 'self' does. */
function fonts(): Plugin {
  return {
    name: 'fonts',
    enforce: 'post',
    generateBundle(_, bundle) {
      let n = 0;
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        file.source = String(file.source).replace(/url\("?data:font\/woff2;base64,([^)"]+)"?\)/g, (_, data: string) => {
          const id = this.emitFile({ type: 'asset', name: `font-${n++}.woff2`, source: Buffer.from(data, 'base64') });
          return `url(/console/${this.getFileName(id)})`;
        });
      }
    },
  };
}

/** notices writes what the licences of Cloudscape and its font want said. */
function notices(): Plugin {
  return {
    name: 'notices',
    generateBundle() {
      const scope = join(root, 'node_modules/@cloudscape-design');
      const parts = readdirSync(scope)
        .sort()
        .map((name) => join(scope, name, 'NOTICE'))
        .filter((path) => existsSync(path))
        .map((path) => readFileSync(path, 'utf8').trim());
      const font = 'Open Sans: Copyright 2020 The Open Sans Project Authors (https://github.com/googlefonts/opensans),\nlicensed under the SIL Open Font License, Version 1.1: https://openfontlicense.org';
      this.emitFile({ type: 'asset', fileName: 'NOTICE.txt', source: [...new Set(parts), font].join('\n\n') + '\n' });
    },
  };
}

/** stamped adds stamp.json over all inputs and outputs. */
function stamped(): Plugin {
  return {
    name: 'stamped',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const outputs = new Map<string, string | Uint8Array>();
        for (const file of Object.values(bundle)) outputs.set(file.fileName, file.type === 'chunk' ? file.code : file.source);
        for (const name of readdirSync(join(root, 'public'))) outputs.set(name, readFileSync(join(root, 'public', name)));
        this.emitFile({ type: 'asset', fileName: 'stamp.json', source: stamp(root, outputs) });
      },
    },
  };
}

export default defineConfig({
  root,
  base: '/console/',
  plugins: [react(), fonts(), notices(), stamped()],
  server: { port: 9231, proxy: { '/console/api': 'http://127.0.0.1:9230' } },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vendor-react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 30 },
            { name: 'vendor-cloudscape', test: /node_modules\//, priority: 10 },
          ],
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    server: { deps: { inline: [/@cloudscape-design/] } },
  },
});
