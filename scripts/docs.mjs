// Writes the pages that come from the code: node scripts/docs.mjs [--check].
// With --check it writes nothing and fails if a committed page is not what the code gives.
import './typescript.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { reasonsPage } = await import('../src/cli/reasons-page.ts');

const pages = { 'docs/reasons.md': reasonsPage() };

for (const [name, text] of Object.entries(pages)) {
  const path = join(root, name);
  if (process.argv[2] !== '--check') writeFileSync(path, text);
  else if (present(path) !== text) {
    console.error(`${name} is not what the code gives: run npm run build and commit it.`);
    process.exitCode = 1;
  }
}

function present(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
