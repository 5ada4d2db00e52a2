// Prints what GitHub's own parser says about workflow and action files, as JSON: node github-parser.mjs FILE...
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

// The packages import JSON files without the attribute that Node asks for.
const hook = `
import { readFileSync } from 'node:fs';
export async function load(url, context, next) {
  if (!url.endsWith('.json')) return next(url, context);
  return { format: 'module', shortCircuit: true, source: 'export default ' + readFileSync(new URL(url), 'utf8') };
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`, import.meta.url);

const { validate } = await import('@actions/languageservice');
const { TextDocument } = await import('vscode-languageserver-textdocument');
const found = {};
for (const file of process.argv.slice(2)) {
  const document = TextDocument.create(pathToFileURL(file).href, 'yaml', 1, readFileSync(file, 'utf8'));
  const diagnostics = await validate(document);
  found[file] = diagnostics.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}
console.log(JSON.stringify(found));
