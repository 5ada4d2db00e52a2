import type { UnsupportedKey } from './unsupported-key.ts';

/** A version key that names a generation whose method is not written yet. */
export function otherGeneration(path: string, text: string): UnsupportedKey {
  return {
    path,
    message: `Only Exchange Server 2013 is planned yet, not ${text}.`,
    remedy: `Write ${path}: 2013 if that is what runs.`,
  };
}
