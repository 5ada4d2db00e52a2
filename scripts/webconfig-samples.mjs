// Walks every web.config of a folder through the edit and everything that it promises: node scripts/webconfig-samples.mjs DIR
// A line for each file, then one of figures; exits 1 if a promise is broken. Columns:
//   edit       edited, or refused at line:column
//   others     every byte outside of the changed ranges is the same, and a second edit changes nothing
//   inverse    the inverse gives the original bytes
//   powershell the engine's PowerShell gives the same bytes, inverse and refusal
//   xdt        Microsoft's XDT engine with our transform, read by Microsoft's configuration reader, gives the same settings
import './typescript.mjs';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { editWebConfig } = await import('../src/webconfig/edit.ts');
const { invertWebConfig } = await import('../src/webconfig/invert.ts');
const { parseInverse } = await import('../src/webconfig/inverse.ts');
const { makeTransform } = await import('../src/webconfig/transform.ts');
const { outcomeOf, runInPowerShell, shell } = await import('../test/webconfig/powershell.ts');
const { askMicrosoft, hasMicrosoft } = await import('../test/webconfig/microsoft.ts');

const keys = [
  { key: 'IMServerName', value: 'ly14.ntsystems.local' },
  { key: 'IMCertificateThumbprint', value: '4F0EB2F1C3A59D6E7788A1B2C3D4E5F60718293A' },
];

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node scripts/webconfig-samples.mjs DIR');
  process.exit(2);
}
const samples = readdirSync(folder)
  .filter((name) => /\.config$/i.test(name))
  .sort()
  .map((name) => {
    const bytes = readFileSync(join(folder, name));
    return { name, bytes, edit: editWebConfig(bytes, keys) };
  });
const powershell =
  shell === undefined ? undefined : runInPowerShell(samples.map(({ bytes }) => ({ bytes, keys })));
const microsoft = hasMicrosoft ? transformAll() : undefined;

const rows = samples.map(({ name, bytes, edit }, at) => ({
  file: name,
  edit:
    edit.kind === 'edited'
      ? `edited${edit.warnings.map(({ code }) => `, ${code}`).join('')}`
      : refusal(edit.problem),
  others: edit.kind === 'edited' ? verdict(othersAreSame(bytes, edit) && isStable(edit)) : '-',
  inverse: edit.kind === 'edited' ? verdict(givesBack(bytes, edit)) : '-',
  powershell: powershell === undefined ? 'not here' : verdict(same(powershell[at], outcomeOf(edit))),
  xdt: microsoft === undefined ? 'not here' : compareSettings(edit, microsoft[at]),
}));
print(rows);
const broken = rows.filter((row) => Object.values(row).some((cell) => cell.startsWith('NO')));
const count = (column, text) => rows.filter((row) => row[column].startsWith(text)).length;
console.log(
  `${rows.length} files: ${count('edit', 'edited')} edited, ${count('edit', 'refused')} refused with position; ` +
    `other bytes the same in ${count('others', 'yes')}, original given back in ${count('inverse', 'yes')}, ` +
    `PowerShell the same in ${count('powershell', 'yes')}, same settings by XDT in ${count('xdt', 'yes')} ` +
    `(${count('xdt', 'error')} errors of the engine, ${count('xdt', 'reader')} files that the reader does not take); ${broken.length} broken promises`,
);
process.exitCode = broken.length === 0 ? 0 : 1;

function refusal({ line, column, code }) {
  return `refused at ${line}:${column}, ${code}`;
}

function verdict(right) {
  return right ? 'yes' : 'NO';
}

function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isStable(edit) {
  const again = editWebConfig(edit.bytes, keys);
  return again.kind === 'edited' && again.bytes.equals(edit.bytes);
}

function givesBack(bytes, edit) {
  const back = invertWebConfig(edit.bytes, edit.inverse);
  return back.kind === 'restored' && bytes.equals(back.bytes);
}

/** Walks both files side by side, over the ranges that the inverse names. */
function othersAreSame(bytes, edit) {
  let original = 0;
  let result = 0;
  for (const { offset, length, before } of parseInverse(edit.inverse).ranges) {
    const kept = offset - result;
    if (!bytes.subarray(original, original + kept).equals(edit.bytes.subarray(result, offset))) return false;
    if (!bytes.subarray(original + kept, original + kept + before.length).equals(before)) return false;
    original += kept + before.length;
    result = offset + length;
  }
  return bytes.subarray(original).equals(edit.bytes.subarray(result));
}

/** Each file's transform by Microsoft's engine, and what their reader sees of its result and of ours. */
function transformAll() {
  const work = mkdtempSync(join(tmpdir(), 'owa-im-samples-'));
  try {
    const commands = samples.flatMap(({ bytes, edit }, at) => {
      const path = (kind) => join(work, `${at}.${kind}`);
      writeFileSync(path('config'), bytes);
      writeFileSync(path('xdt'), makeTransform(keys));
      writeFileSync(path('edited'), edit.kind === 'edited' ? edit.bytes : '');
      return [
        ['transform', path('config'), path('xdt'), path('result')],
        ['settings', path('result')],
        ['settings', path('edited')],
      ];
    });
    const answers = askMicrosoft(commands);
    return samples.map((_, at) => ({
      transform: answers[3 * at],
      result: answers[3 * at + 1],
      edited: answers[3 * at + 2],
    }));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function compareSettings(edit, { transform, result, edited }) {
  if (!transform.ok) return edit.kind === 'refused' ? 'error too' : `error: ${firstOf(transform)}`;
  if (edit.kind === 'refused') return counts(result) ? 'edits it, and it counts' : 'edits it';
  if (!edited.ok) return `reader: ${firstOf(edited)}`;
  return counts(edited) && same(result.settings, edited.settings) ? 'yes' : `NO: ${firstOf(result)}`;
}

/** Whether both keys have the values that they were given. */
function counts({ settings }) {
  return settings !== null && keys.every(({ key, value }) => settings[key.toLowerCase()] === value);
}

function firstOf({ messages }) {
  return (messages[0] ?? '').replace(/ \(.*/, '').slice(0, 70);
}

function print(table) {
  const columns = Object.keys(table[0] ?? {});
  const widths = columns.map((column) => Math.max(column.length, ...table.map((row) => row[column].length)));
  const line = (cells) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at]))
      .join('  ')
      .trimEnd();
  console.log(line(columns));
  for (const row of table) console.log(line(columns.map((column) => row[column])));
}
