import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { openPlanWriter } from '../../src/bundle/plan-writer.ts';
import { readPlanDirectory } from '../../src/bundle/read-plan-directory.ts';
import type { FileSystem } from '../../src/system/file-system.ts';
import { nodeFileSystem } from '../../src/system/node-file-system.ts';
import { Refusal } from '../../src/system/refusal.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { planFiles, processIds, writePlan } from './plan-folder.ts';

let out = '';
beforeEach(() => {
  out = join(temporaryFolder('bundle'), 'made', 'out');
});

test('writes the directory and the file beside it, and nothing else', () => {
  const digest = writePlan(out, 'a');
  expect(readdirSync(out).sort()).toEqual(['a', 'a.lint.sarif']);
  expect(readPlanDirectory(nodeFileSystem, join(out, 'a')).digest).toBe(digest);
});

test('a plan directory of ours is replaced whole', () => {
  const first = writePlan(out, 'a', 'one');
  rmSync(join(out, 'a', 'MANUAL.md'));
  const second = writePlan(out, 'a', 'two');
  expect(second).not.toBe(first);
  expect(readPlanDirectory(nodeFileSystem, join(out, 'a')).digest).toBe(second);
  expect(readdirSync(out).sort()).toEqual(['a', 'a.lint.sarif']);
});

test('other things in the output folder stay', () => {
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'notes.txt'), 'mine');
  writePlan(out, 'a');
  expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('mine');
});

describe('output-exists: what owa-im did not write is never touched', () => {
  test.each<[string, () => void]>([
    ['a folder with a file', () => put('a/notes.txt')],
    ['a plan directory with an added file', () => addTo(() => put('a/notes.txt'))],
    ['a plan directory with a file that a person edited', () => addTo(() => put('a/summary.md'))],
    ['a plan directory with an added folder', () => addTo(() => mkdirSync(join(out, 'a', 'more')))],
    ["a plan directory whose plan.json is another program's", () => addTo(() => put('a/plan.json'))],
    ['a plan directory without plan.json', () => addTo(() => rmSync(join(out, 'a', 'plan.json')))],
    ['a file of that name', () => put('a')],
    ['a link to a folder', () => linkTo()],
    ['a SARIF file of another tool', () => put('a.lint.sarif')],
    ['a file in the place of the output folder', () => putFileAt(out)],
  ])('%s', (_name, prepare) => {
    prepare();
    const before = snapshot(join(out, '..'));
    const refusal = refusalOf(() => writePlan(out, 'a', 'two'));
    expect(refusal.reason).toBe('output-exists');
    expect(snapshot(join(out, '..'))).toEqual(before);
  });

  test('an empty folder is no obstacle', () => {
    mkdirSync(join(out, 'a'), { recursive: true });
    writePlan(out, 'a');
    expect(existsSync(join(out, 'a', 'SHA256SUMS'))).toBe(true);
  });

  function put(name: string): void {
    mkdirSync(join(out, name, '..'), { recursive: true });
    writeFileSync(join(out, name), 'something else');
  }
  function addTo(change: () => void): void {
    writePlan(out, 'a');
    change();
  }
  function linkTo(): void {
    mkdirSync(join(out, 'real'), { recursive: true });
    writeFileSync(join(out, 'real', 'x'), '');
    symlinkSync(join(out, 'real'), join(out, 'a'));
  }
  function putFileAt(path: string): void {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, '');
  }
});

describe('a failure at any operation leaves the old plans whole and nothing half written', () => {
  const total = countOperations();
  test.each(Array.from({ length: total }, (_, index) => index + 1))(`operation %i of ${total}`, (failAt) => {
    const a = writePlan(out, 'a', 'one');
    const before = snapshot(out);
    const refusal = refusalOf(() => writeTwo(failing(failAt)));
    expect(refusal.reason).toBe('io-failed');
    if (snapshotHasNew(out)) return; // Only taking the staging folder away failed: both plans are in place.
    expect(snapshot(out)).toEqual(before);
    expect(readPlanDirectory(nodeFileSystem, join(out, 'a')).digest).toBe(a);
  });

  test('on a fresh output folder nothing is left at all', () => {
    expect(refusalOf(() => writeTwo(failing(6))).reason).toBe('io-failed');
    expect(existsSync(join(out, '..'))).toBe(false);
  });

  function snapshotHasNew(folder: string): boolean {
    return existsSync(join(folder, 'b', 'SHA256SUMS'));
  }
  function countOperations(): number {
    let count = 0;
    const folder = join(temporaryFolder('bundle'), 'count');
    writePlan(folder, 'a', 'one');
    out = folder;
    writeTwo(
      counting(() => {
        count += 1;
      }),
    );
    return count;
  }
  function writeTwo(files: FileSystem): void {
    const writer = openPlanWriter(files, processIds, out);
    try {
      writer.stage('a', planFiles('a', 'two'), [
        { name: 'a.lint.sarif', content: '{"owa-im":2}', isOwn: () => true },
      ]);
      writer.stage('b', planFiles('b', 'two'), []);
      writer.commit();
    } finally {
      writer.discard();
    }
  }
  /** Fails once; what follows, such as putting things back, works again. */
  function failing(failAt: number): FileSystem {
    let count = 0;
    return counting((path) => {
      count += 1;
      if (count === failAt) throw new Refusal('io-failed', `cannot write ${path}: the disk is full`);
    });
  }
  function counting(look: (path: string) => void): FileSystem {
    const looked = <Rest extends unknown[], Result>(work: (path: string, ...rest: Rest) => Result) => {
      return (path: string, ...rest: Rest): Result => {
        look(path);
        return work(path, ...rest);
      };
    };
    return {
      ...nodeFileSystem,
      write: looked(nodeFileSystem.write),
      makeDirectory: looked(nodeFileSystem.makeDirectory),
      makePrivateDirectory: looked(nodeFileSystem.makePrivateDirectory),
      rename: looked(nodeFileSystem.rename),
    };
  }
});

describe('what a killed run left behind', () => {
  test('a staging folder of a process that is gone is cleared, and a plan that it had moved aside comes back', () => {
    const digest = writePlan(out, 'a', 'one');
    const staging = join(out, '.owa-im-99-abcdef');
    cpSync(join(out, 'a'), join(staging, '.old', 'a'), { recursive: true });
    rmSync(join(out, 'a'), { recursive: true });
    writePlan(out, 'b');
    expect(readPlanDirectory(nodeFileSystem, join(out, 'a')).digest).toBe(digest);
    expect(existsSync(staging)).toBe(false);
  });

  test('the staging folder of a process that runs is left alone', () => {
    mkdirSync(join(out, '.owa-im-4711-abcdef'), { recursive: true });
    writePlan(out, 'b');
    expect(existsSync(join(out, '.owa-im-4711-abcdef'))).toBe(true);
  });
});

function snapshot(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, entry.isFile() ? readFileSync(path, 'hex') : 'folder'];
    }),
  );
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
