// Makes dist/ from lib/ with ncc: ESM, one entry and small chunks for what most runs don't need.
// The same sources give the same bytes on every machine; CI compares them with what is committed.
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify, parseSync } from '@swc/core';

const root = fileURLToPath(new URL('..', import.meta.url));
// A build that fails leaves the old bundle whole.
const dist = join(root, '.build', `dist-${process.pid}`);
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

// The signatures of cmdlets are documentation of Microsoft's, under a licence that wants its source named.
const catalogue = readFileSync(join(root, 'src/catalog/cmdlets/cmdlets.txt'), 'utf8');
const notice = catalogue.split('\n').filter((line) => line.startsWith('#'));
appendFileSync(
  join(dist, 'licenses.txt'),
  `\n\nCatalogue of cmdlets\nCC-BY-4.0\n${notice.map((line) => line.slice(2)).join('\n')}\n`,
);

// Without this file the bundle would be read as CommonJS wherever no package.json above it says otherwise.
writeFileSync(join(dist, 'package.json'), '{\n  "type": "module"\n}\n');

// Time of a cold start is time of parsing. ncc itself would minify the entry only. One character outside of Latin-1 would
// make V8 hold the whole file in two bytes a character.
for (const name of readdirSync(dist).filter((entry) => entry.endsWith('.js'))) {
  const path = join(dist, name);
  const { code } = await minify(withoutExamples(readFileSync(path, 'utf8')), {
    ...{
      module: true,
      ecma: 2022,
      compress: { passes: 2 },
      mangle: true,
      format: { comments: false, ascii_only: true },
    },
  });
  writeFileSync(path, `${compiledAtOnce(code)}\n`);
}

/** Takes the examples out of the rules: tests and pages use them, the bundle would only load them. */
function withoutExamples(code) {
  const bytes = Buffer.from(code, 'utf8');
  const program = parseSync(code, { syntax: 'ecmascript', target: 'es2022' });
  const edits = [];
  const visit = (node) => {
    if (typeof node !== 'object' || node === null) return;
    if (node.type === 'ObjectExpression') note(node.properties);
    for (const inner of Object.values(node)) visit(inner);
  };
  const note = (properties) => {
    const named = properties.filter(({ type }) => type === 'KeyValueProperty');
    if (!['id', 'alias', 'summary'].every((name) => named.some(({ key }) => key.value === name))) return;
    for (const { key, value } of named) {
      if (!['bad', 'good'].includes(key.value) || value.type !== 'ArrayExpression') continue;
      const [from, to] = [value.span.start, value.span.end].map((at) => at - program.span.start);
      if (bytes[from] !== 0x5b || bytes[to - 1] !== 0x5d) throw new Error('an example is not where it was');
      edits.push({ from, to, text: '[]' });
    }
  };
  visit(program.body);
  return edited(bytes, edits);
}

/** `edits` replace bytes from `from` to `to`, and do not overlap. */
function edited(bytes, edits) {
  edits.sort((a, b) => a.from - b.from);
  let at = 0;
  const parts = edits.flatMap(({ from, to, text }) => {
    const before = bytes.subarray(at, from);
    at = to;
    return [before, Buffer.from(text)];
  });
  return Buffer.concat([...parts, bytes.subarray(at)]).toString('utf8');
}

/**
 * Writes the functions that hold the modules as `(function(...) {...})`. V8 compiles a function that is written like
 * this when it first sees it; any other it reads twice, once to find its end and again when it is called.
 */
function compiledAtOnce(code) {
  const bytes = Buffer.from(code, 'utf8');
  const program = parseSync(code, { syntax: 'ecmascript', target: 'es2022' });
  const edits = [];
  const visit = (node) => {
    if (typeof node !== 'object' || node === null) return;
    if (node.type === 'ObjectExpression') for (const property of node.properties) note(property);
    for (const inner of Object.values(node)) visit(inner);
  };
  const note = ({ type, key, value }) => {
    const isModule =
      type === 'KeyValueProperty' &&
      key.type === 'NumericLiteral' &&
      value.type === 'ArrowFunctionExpression';
    if (!isModule || value.body.span === undefined) return;
    const [start, body, end] = [value.span.start, value.body.span.start, value.span.end].map(
      (at) => at - program.span.start,
    );
    const parameters = /^\(?([\w$,]*)\)?=>$/.exec(bytes.subarray(start, body).toString('utf8'))?.[1];
    if (parameters === undefined || bytes[body] !== 0x7b) return;
    edits.push(
      { from: start, to: body, text: `(function(${parameters})` },
      { from: end, to: end, text: ')' },
    );
  };
  visit(program.body);
  return edited(bytes, edits);
}

for (const name of readdirSync(dist).filter((entry) => entry.endsWith('.js'))) {
  const text = readFileSync(join(dist, name), 'utf8');
  // ncc ends with 0 even if a dependency is missing; the bundle then fails only when it runs.
  if (text.includes('webpackMissingModule')) throw new Error(`a dependency is missing from ${name}`);
  if (text.includes(root)) throw new Error(`${name} holds a path of this machine`);
}

const place = join(root, 'dist');
rmSync(place, { recursive: true, force: true });
renameSync(dist, place);
