import { Refusal } from '../system/refusal.ts';
import { sha256 } from '../system/sha256.ts';
import type { PlanFile } from './plan-file.ts';

/** Bytes that are part of every plan of a run, such as the engine's, are hashed once. */
const hashes = new WeakMap<Uint8Array, string>();

function hashOf(content: string | Uint8Array): string {
  if (typeof content === 'string') return sha256(content);
  const known = hashes.get(content);
  if (known !== undefined) return known;
  const hash = sha256(content);
  hashes.set(content, hash);
  return hash;
}

/** The text of `SHA256SUMS` in the format of `sha256sum`, sorted by name in code-unit order. */
export function formatChecksums(files: readonly PlanFile[]): string {
  return files
    .map((file) => ({ name: file.name, hash: hashOf(file.content) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, hash }) => `${hash}  ${name}\n`)
    .join('');
}

/**
 * Name to hash. Only text that `formatChecksums` could have written is accepted, so that one list of files
 * has one digest, and no name leads out of the directory.
 */
export function parseChecksums(text: string): ReadonlyMap<string, string> {
  const sums = new Map<string, string>();
  let previous = '';
  for (const line of text.split('\n').slice(0, -1)) {
    const [, hash, name] = /^([0-9a-f]{64}) {2}([^\\\p{Cc}]+)$/u.exec(line) ?? [];
    if (hash === undefined || name === undefined || !staysInside(name) || name <= previous)
      throw malformed(line);
    sums.set(name, hash);
    previous = name;
  }
  if (!text.endsWith('\n') || sums.size === 0) throw malformed(text.slice(-80));
  return sums;
}

function staysInside(name: string): boolean {
  return (
    name.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && !/^[A-Za-z]:/.test(name)
  );
}

function malformed(line: string): Refusal {
  return new Refusal(
    'digest-mismatch',
    `SHA256SUMS is not as owa-im writes it, at ${JSON.stringify(line)}`,
    'Fetch the plan directory again, or make it again with "plan".',
  );
}
