// Refuses imports against the arrows: node scripts/check-imports.mjs [SOURCE]. Data flows one way, and each room of
// src/ knows only the rooms that are listed for it. System and catalog are open to all and know nobody.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const open = ['system', 'catalog'];
const mayImport = {
  system: [],
  catalog: [],
  environment: [],
  plan: ['environment'],
  runbook: ['plan', 'environment'],
  webconfig: ['plan', 'environment'],
  lint: ['environment', 'plan', 'runbook', 'webconfig'],
  report: ['environment', 'plan', 'runbook', 'webconfig', 'lint'],
  bundle: [],
  github: [],
  gate: ['bundle', 'github'],
  run: ['bundle'],
  init: [],
  cli: [
    'environment',
    'plan',
    'runbook',
    'webconfig',
    'lint',
    'report',
    'bundle',
    'gate',
    'run',
    'github',
    'init',
  ],
  action: [
    'environment',
    'plan',
    'runbook',
    'webconfig',
    'lint',
    'report',
    'bundle',
    'gate',
    'run',
    'github',
    'init',
  ],
};
// Only system touches the world; these of Node's own modules are functions of their arguments.
const pureModules = ['node:path', 'node:crypto', 'node:util', 'node:url', 'node:zlib', 'node:string_decoder'];

const source = resolve(process.argv[2] ?? join(dirname(dirname(fileURLToPath(import.meta.url))), 'src'));
const problems = [];
for (const path of readdirSync(source, { recursive: true }).filter((name) => name.endsWith('.ts'))) {
  const parts = path.split(sep);
  const room = parts.length === 1 ? 'index' : parts[0];
  if (room !== 'index' && mayImport[room] === undefined) problems.push(`${path}: there is no room ${room}`);
  else for (const target of importsOf(readFileSync(join(source, path), 'utf8'))) check(path, room, target);
}
for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0 ? 'imports: all along the arrows' : `imports: ${problems.length} against the arrows`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

function importsOf(text) {
  return [
    ...text.matchAll(
      /^\s*(?:import|export)\b[^'"]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3]);
}

function check(path, room, target) {
  if (!target.startsWith('.')) {
    const impure = target.startsWith('node:') && !pureModules.includes(target);
    if (room !== 'system' && impure) problems.push(`${path}: only system may use ${target}`);
    return;
  }
  const inside = relative(source, resolve(source, dirname(path), target)).split(sep);
  const other = inside[0];
  if (inside[0] === '..') problems.push(`${path}: ${target} is outside of src`);
  else if (room === 'index' || other === room || open.includes(other)) return;
  else if (!mayImport[room].includes(other))
    problems.push(`${path}: ${room} must not know ${other} (${target})`);
}
