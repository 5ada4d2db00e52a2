// Writes what comes from the environment file's schema and from the rules: schema/environment.schema.json,
// schema/owa-im.lint.schema.json, docs/environment.md, docs/support-matrix.md, docs/rules.md and docs/rules/. node scripts/docs-environment.mjs [--check]
// With --check it writes nothing and fails if a committed file is not what the code gives.
import './typescript.mjs';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { generatedDocuments } = await import('./docs/generated-documents.ts');
const documents = await generatedDocuments();
const isCheck = process.argv[2] === '--check';

for (const [name, text] of documents) {
  const path = join(root, name);
  if (isCheck) {
    if (present(path) !== text) report(`${name} is not what the code gives`);
    continue;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
for (const name of readdirSync(join(root, 'docs/rules'))) {
  if (documents.has(`docs/rules/${name}`)) continue;
  if (isCheck) report(`docs/rules/${name} belongs to no rule`);
  else rmSync(join(root, 'docs/rules', name));
}

function report(text) {
  console.error(`${text}: run node scripts/docs-environment.mjs and commit the result.`);
  process.exitCode = 1;
}

function present(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
