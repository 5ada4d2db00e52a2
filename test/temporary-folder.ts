import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

/** A fresh folder that goes when the test file, or the script, is done. Its name tells whose it is. */
export function temporaryFolder(label: string): string {
  const folder = mkdtempSync(join(tmpdir(), `owa-im-${label}-`));
  folders.push(folder);
  return folder;
}

function clear(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

// Scripts use this as well, and have no jest around them.
const { afterAll } = globalThis as { afterAll?: (work: () => void) => void };
if (afterAll === undefined) process.on('exit', clear);
else afterAll(clear);
