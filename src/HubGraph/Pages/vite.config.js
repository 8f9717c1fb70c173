import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { defineConfig } from 'vite';

const operations = path.resolve(import.meta.dirname, '../../../schema/operations');

/** The documents of schema/operations as the module virtual:documents; their leading comment describes them. */
function documents() {
  const id = '\0virtual:documents';
  return {
    name: 'documents',
    resolveId: source => (source === 'virtual:documents' ? id : undefined),
    async load(module) {
      if (module !== id)
        return undefined;
      const files = (await readdir(operations)).filter(file => file.endsWith('.graphql')).sort();
      const all = await Promise.all(files.map(async file => {
        const text = await readFile(path.join(operations, file), 'utf8');
        const [, kind, title] = /^(query|mutation|subscription) (\w+)/m.exec(text);
        const description = /^(?:#.*\n)*/.exec(text)[0].replace(/^# ?/gm, '').trim();
        return { name: path.basename(file, '.graphql'), kind, title, description, text };
      }));
      return `export default ${JSON.stringify(all)};`;
    },
  };
}

/** Leaves the assets compressed alone: the server has no other use for them. */
function compress() {
  const brotli = promisify(zlib.brotliCompress);
  const gzip = promisify(zlib.gzip);
  return {
    name: 'compress',
    async writeBundle({ dir }, bundle) {
      await Promise.all(Object.keys(bundle).filter(file => !file.endsWith('.html')).map(async file => {
        const name = path.join(dir, file);
        const content = await readFile(name);
        await writeFile(`${name}.br`, await brotli(content, { params: { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length } }));
        await writeFile(`${name}.gz`, await gzip(content, { level: 9 }));
        await rm(name);
      }));
    },
  };
}

export default defineConfig({
  // Nothing knows at what path the server is reached: pages find their assets relative to themselves.
  base: './',
  build: {
    rolldownOptions: { input: ['explorer.html', 'dashboard.html', 'console.html'] },
    assetsDir: 'graphql/assets',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 10000,
    // What is bundled goes with its licences.
    license: { fileName: 'graphql/assets/licences.txt' },
    target: 'es2022',
  },
  plugins: [documents(), compress()],
});
