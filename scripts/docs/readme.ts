import { readFileSync } from 'node:fs';
import { rootActionExample } from './root-action-file.ts';

const begin = '<!-- action: written by scripts/docs-environment.mjs -->\n';
const end = '<!-- /action -->\n';

/** README.md as it is, with its part about the action written anew. */
export function readmeWithAction(): string {
  const text = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error('README.md has no marks for the action');
  return `${before}${begin}\n${rootActionExample()}\n${end}${after}`;
}
