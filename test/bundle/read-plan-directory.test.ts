import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { formatChecksums } from '../../src/bundle/checksums.ts';
import { readPlanDirectory } from '../../src/bundle/read-plan-directory.ts';
import { nodeFileSystem } from '../../src/system/node-file-system.ts';
import { Refusal } from '../../src/system/refusal.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { planFiles, writePlan } from './plan-folder.ts';

let out = '';
let folder = '';
let digest = '';
beforeEach(() => {
  out = temporaryFolder('bundle');
  digest = writePlan(out, 'ntsystems');
  folder = join(out, 'ntsystems');
});

test('an intact directory gives its digest, its record and all bytes', () => {
  const plan = readPlanDirectory(nodeFileSystem, folder);
  expect(plan.digest).toBe(digest);
  expect(plan.record).toEqual({
    ...{ name: 'ntsystems', source: 'ntsystems.yml', generator: 'owa-im 0.0.0' },
    steps: [{ id: 'skype/trusted-pool/a', target: 'skype' }],
  });
  expect([...plan.files.keys()].sort()).toEqual(
    [...planFiles('x').map((file) => file.name), 'SHA256SUMS'].sort(),
  );
});

describe('digest-mismatch', () => {
  const at = (name: string) => join(folder, name);
  test.each<[string, () => void, RegExp]>([
    ['a changed file', () => appendFileSync(at('runbook.ps1'), ' '), /runbook\.ps1 was changed/],
    ['a missing file', () => rmSync(at('OwaIm.psm1')), /OwaIm\.psm1 is missing/],
    ['an added file', () => writeFileSync(at('extra.ps1'), ''), /extra\.ps1 was added/],
    ['an added hidden file', () => writeFileSync(at('.hidden'), ''), /\.hidden was added/],
    ['an added folder', () => mkdirSync(at('empty')), /empty was added/],
    [
      'a renamed file',
      () => renameSync(at('summary.md'), at('Summary.md')),
      /Summary\.md was added, summary\.md is missing/,
    ],
    [
      'a file replaced by a link to the same bytes',
      () => link('summary.md'),
      /summary\.md is not a plain file/,
    ],
    ['no SHA256SUMS', () => rmSync(at('SHA256SUMS')), /has no SHA256SUMS/],
    [
      'a line taken out of SHA256SUMS',
      () => resum((file) => file.name !== 'MANUAL.md'),
      /MANUAL\.md (is missing|was added)/,
    ],
    ['a required file taken out of both', () => without('MANUAL.md'), /MANUAL\.md is missing/],
    [
      'SHA256SUMS in another form',
      () => appendFileSync(at('SHA256SUMS'), '\n'),
      /SHA256SUMS is not as owa-im writes it/,
    ],
    ['a plan.json of another schema', () => replacePlan({ schema: 2 }), /plan\.json .* at "schema"/],
    ['a plan.json that is no JSON', () => replaceFile('plan.json', '{'), /plan\.json .* at "schema"/],
    ['a plan.json with a bad name', () => replacePlan({ name: '../x' }), /plan\.json .* at "name"/],
  ])('%s', (_name, damage, message) => {
    damage();
    const refusal = refusalOf(() => readPlanDirectory(nodeFileSystem, folder));
    expect(refusal.reason).toBe('digest-mismatch');
    expect(refusal.message).toMatch(message);
    expect(refusal.remedy).toBeTruthy();
  });

  test('a folder that is not there is a fault of the command line', () => {
    rmSync(folder, { recursive: true });
    expect(refusalOf(() => readPlanDirectory(nodeFileSystem, folder))).toMatchObject({
      reason: 'invalid-config',
      message: expect.stringContaining('does not exist'),
    });
  });

  test('the output folder instead of a plan directory: the hint names the right one', () => {
    expect(refusalOf(() => readPlanDirectory(nodeFileSystem, out)).remedy).toBe(
      'Name the folder in it: ntsystems.',
    );
  });

  function link(name: string): void {
    renameSync(at(name), join(out, 'elsewhere'));
    symlinkSync(join(out, 'elsewhere'), at(name));
  }
  function resum(keep: (file: { readonly name: string }) => boolean): void {
    writeFileSync(at('SHA256SUMS'), formatChecksums(planFiles('ntsystems').filter(keep)));
  }
  function without(name: string): void {
    rmSync(at(name));
    resum((file) => file.name !== name);
  }
  function replaceFile(name: string, content: string): void {
    writeFileSync(at(name), content);
    const files = planFiles('ntsystems').map((file) => (file.name === name ? { name, content } : file));
    writeFileSync(at('SHA256SUMS'), formatChecksums(files));
  }
  function replacePlan(change: object): void {
    const plan = JSON.parse(String(planFiles('ntsystems')[0]?.content));
    replaceFile('plan.json', JSON.stringify({ ...plan, ...change }));
  }
});

function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
