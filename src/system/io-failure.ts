import { errorCode } from './error-code.ts';
import { Refusal } from './refusal.ts';

/** What a person can do about each error of the operating system that is worth a sentence of its own. */
const known: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  ENOENT: ['it does not exist', 'Check the spelling of the path, and the folder that you are in.'],
  EACCES: ['permission denied', 'Use an account that may do this, or another folder.'],
  EPERM: ['permission denied', 'Use an account that may do this, or another folder.'],
  EROFS: ['the disk is read-only', 'Use a folder on a disk that can be written.'],
  ENOSPC: [
    'the disk is full',
    'Free some space and run the same command again; nothing was left half written.',
  ],
  EDQUOT: [
    'the disk quota is used up',
    'Free some space and run the same command again; nothing was left half written.',
  ],
  EISDIR: ['it is a folder', 'Name a file.'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'Name a folder.'],
  EBUSY: ['another program uses it', 'Close the program that has it open and try again.'],
  EMFILE: ['too many files are open', 'Close other programs and try again.'],
  ENAMETOOLONG: ['the path is too long', 'Use a shorter folder name.'],
};

/** Turns an error of Node's file system or process calls into the `io-failed` that a person reads. */
export function ioFailure(action: string, path: string, error: unknown): Refusal {
  const code = errorCode(error);
  const [what, remedy] = known[code] ?? [
    code === '' ? String(error) : code,
    'Look at the path and try again.',
  ];
  return new Refusal('io-failed', `cannot ${action} ${path}: ${what}`, remedy);
}
