// Writes src/**/generated: what the TypeScript needs from files that are not TypeScript. Run before tsc and jest.
// PowerShell stays in PowerShell files, which editors and analysers open; here its text becomes a constant, so
// that the bundle reads no file beside itself.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'src');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

writeModule('system/generated/version.ts', `export const version = ${JSON.stringify(version)};\n`);

const cmdlets = readFileSync(join(source, 'catalog/cmdlets/cmdlets.txt'), 'utf8').replace(/\r\n/g, '\n');
writeModule(
  'catalog/generated/cmdlets.ts',
  `/** Text of src/catalog/cmdlets/cmdlets.txt. */\nexport const cmdlets = ${JSON.stringify(cmdlets)};\n`,
);

const templates = readdirSync(join(source, 'init/templates'))
  .sort()
  .map((name) => {
    const text = readFileSync(join(source, 'init/templates', name), 'utf8').replace(/\r\n/g, '\n');
    return `  ${JSON.stringify(name)}: ${JSON.stringify(text)},\n`;
  });
writeModule(
  'init/generated/templates.ts',
  `/** Text of each file in src/init/templates. */\nexport const templates = {\n${templates.join('')}} as const;\n`,
);

for (const room of readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const folder = join(source, room.name);
  const scripts = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ps[md]?1$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (scripts.length === 0) continue;
  const lines = scripts.map((path) => {
    const name = relative(folder, path).split(sep).join('/');
    const text = readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n/g, '\n');
    return `  ${JSON.stringify(name)}: ${JSON.stringify(text)},\n`;
  });
  writeModule(
    `${room.name}/generated/powershell.ts`,
    `/** Text of each PowerShell file of this room, by its path in it; line ends are LF. */\nexport const powershell = {\n${lines.join('')}} as const;\n`,
  );
}

/** Leaves a file that is right already alone, so that watchers and caches stay quiet. */
function writeModule(name, body) {
  const path = join(source, name);
  const text = `// Written by scripts/generate.mjs. Do not edit.\n${body}`;
  mkdirSync(dirname(path), { recursive: true });
  let present = '';
  try {
    present = readFileSync(path, 'utf8');
  } catch {
    // Not there yet.
  }
  if (present !== text) writeFileSync(path, text);
}
