// Makes dist/ from lib/ with ncc: ESM, one small entry and a chunk for each part that is loaded when needed.
// The same sources give the same bytes on every machine; CI compares them with what is committed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify } from '@swc/core';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, process.argv[2] ?? 'dist');

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const ncc = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js'),
    ...[
      'build',
      join(root, 'lib/index.js'),
      '--out',
      dist,
      '--license',
      'licenses.txt',
      '--target',
      'es2022',
    ],
    ...['--no-cache', '--no-source-map-register', '--quiet'],
  ],
  { stdio: 'inherit' },
);
if (ncc.status !== 0) throw new Error('ncc failed');

// Without this file the bundle would be read as CommonJS wherever no package.json above it says otherwise.
writeFileSync(join(dist, 'package.json'), '{\n  "type": "module"\n}\n');

// ncc itself minifies the entry only. Half the text is half the time that a cold start spends on parsing.
for (const name of readdirSync(dist).filter((entry) => entry.endsWith('.js'))) {
  const path = join(dist, name);
  const { code } = await minify(readFileSync(path, 'utf8'), {
    ...{ module: true, ecma: 2022, compress: { passes: 2 }, mangle: true, format: { comments: false } },
  });
  writeFileSync(path, `${code}\n`);
}

for (const name of readdirSync(dist).filter((entry) => entry.endsWith('.js'))) {
  const text = readFileSync(join(dist, name), 'utf8');
  // ncc ends with 0 even if a dependency is missing; the bundle then fails only when it runs.
  if (text.includes('webpackMissingModule')) throw new Error(`a dependency is missing from ${name}`);
  if (text.includes(root)) throw new Error(`${name} holds a path of this machine`);
}
