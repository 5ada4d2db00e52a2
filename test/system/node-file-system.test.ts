import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { nodeFileSystem as files } from '../../src/system/node-file-system.ts';
import { Refusal } from '../../src/system/refusal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

let folder = '';
beforeEach(() => {
  folder = temporaryFolder('files');
});

test('kinds, with links followed, and a link that leads nowhere', () => {
  writeFileSync(join(folder, 'file'), 'x');
  mkdirSync(join(folder, 'folder'));
  symlinkSync(join(folder, 'file'), join(folder, 'link'));
  symlinkSync(join(folder, 'gone'), join(folder, 'broken'));
  const kinds = ['file', 'folder', 'link', 'broken', 'gone'].map((name) => files.kind(join(folder, name)));
  expect(kinds).toEqual(['file', 'directory', 'file', 'link', 'missing']);
  expect(files.list(folder)).toEqual([
    { name: 'broken', kind: 'link' },
    { name: 'file', kind: 'file' },
    { name: 'folder', kind: 'directory' },
    { name: 'link', kind: 'link' },
  ]);
});

describe('what the operating system refuses is io-failed, with path and remedy', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['no such file', () => files.read(join(folder, 'gone')), /cannot read .*gone: it does not exist/],
    ['a folder read as a file', () => files.read(folder), /cannot read .*: it is a folder/],
    [
      'a file used as a folder',
      () => files.makeDirectory(join(writeIn('file'), 'x')),
      /a part of the path is a file/,
    ],
    ['a name too long', () => files.write(join(folder, 'x'.repeat(300)), ''), /the path is too long/],
  ])('%s', (_name, work, message) => {
    const refusal = refusalOf(work);
    expect(refusal.reason).toBe('io-failed');
    expect(refusal.message).toMatch(message);
    expect(refusal.remedy).toBeTruthy();
  });
});

function writeIn(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, '');
  return path;
}

function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

// A folder that exists refuses a new one as if it did not exist: Node's recursive mkdir never comes back from there.
(process.platform === 'linux' ? test : test.skip)('a folder in /proc is refused, and at once', () => {
  expect(() => files.makeDirectory('/proc/owa-im/below')).toThrow(/cannot make the folder/);
});
