import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';

const folder = fileURLToPath(new URL('golden/', import.meta.url));

/** Compares a text with its golden file; UPDATE_GOLDEN=1 writes it anew. */
export function matchGolden(name: string, text: string): void {
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(folder + name, text);
  }
  expect(text).toBe(readFileSync(folder + name, 'utf8'));
}
