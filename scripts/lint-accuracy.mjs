// Runs the rules on scripts over a folder, for docs/lint-accuracy.md: node scripts/lint-accuracy.mjs FOLDER [EXCHANGE [SKYPE]]
// Prints each finding with its line, then the number of findings of each rule. EXCHANGE (2013, 2016, 2019, se) and
// SKYPE (lync-2013, sfb-2015, sfb-2019, sfb-se) say which products the scripts are for; without them the rules on
// versions are silent.
import './typescript.mjs';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const { readTextFile } = await import('../src/lint/read-text-file.ts');
const { lintTexts } = await import('../src/lint/lint-texts.ts');
const { noContext } = await import('../src/lint/text-file.ts');
const { powershellLanguage } = await import('../src/lint/powershell/powershell-language.ts');

const [folder, exchange, skype] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder.');
const context = {
  ...noContext,
  products: { ...(exchange === undefined ? {} : { exchange }), ...(skype === undefined ? {} : { skype }) },
};
const files = readdirSync(folder, { recursive: true })
  .filter((name) => /\.ps[md]?1$/i.test(name))
  .sort()
  .flatMap((name) => {
    const read = readTextFile(name.split(sep).join('/'), readFileSync(join(folder, name)), () => context);
    return 'text' in read ? [read.text] : [];
  });
const read = await powershellLanguage.open(files);
const scripts = files.map((file) => read(file));
const start = performance.now();
const results = await lintTexts(powershellLanguage, files);
const seconds = (performance.now() - start) / 1000;
const counts = new Map();
for (const [index, findings] of results.entries()) {
  const { source } = files[index];
  for (const { rule, severity, file, line, column, message } of findings) {
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
    console.log(`${file}:${line}:${column} ${severity} ${rule} ${message}`);
    console.log(`    ${source.line(line)?.trim().slice(0, 200)}`);
  }
}
const sum = (count) => scripts.reduce((total, script) => total + count(script), 0);
const characters = sum(({ source }) => source.text.length);
const unread = sum((script) => script.unread.reduce((total, { start, end }) => total + end - start, 0));
console.log(
  `\n${files.length} files, ${sum(({ commands }) => commands.length)} commands, of which ${sum(({ uses }) => uses.length)} are`,
);
console.log(
  `documented cmdlets; ${((100 * unread) / characters).toFixed(2)} % of the text not read; ${seconds.toFixed(1)} s`,
);
for (const [rule, count] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`${count}\t${rule}`);
