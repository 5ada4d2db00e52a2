import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { nodeProcesses } from '../../src/system/node-processes.ts';
import { nodeProcessIds } from '../../src/system/process-ids.ts';
import { StartFailure } from '../../src/system/processes.ts';
import { temporaryFolder } from '../temporary-folder.ts';

function startNode(script: string, variables: Record<string, string> = {}, extra: readonly string[] = []) {
  const lines: string[] = [];
  const errors: string[] = [];
  const child = nodeProcesses.start({
    program: process.execPath,
    args: ['-e', script, ...extra],
    variables,
    directory: tmpdir(),
    onOutputLine: (line) => lines.push(line),
    onErrorLine: (line) => errors.push(line),
  });
  return { child, lines, errors };
}

test('lines of both streams, the exit code, and only the variables that were given', async () => {
  const { child, lines, errors } = startNode(
    'console.log(JSON.stringify(process.env)); console.error("oh"); process.exitCode = 7',
    { ONLY: 'this' },
  );
  expect(await child.ended).toEqual({ code: 7, signal: null });
  expect(lines).toEqual(['{"ONLY":"this"}']);
  expect(errors).toEqual(['oh']);
});

test.each(['a b', '"', "it's", '$(id)', '`id`', '; rm -rf /', '%PATH%', '&& exit', '', 'ü', '\\"', '-Mode'])(
  'the argument %j arrives as it is',
  async (argument) => {
    const { child, lines } = startNode('console.log(JSON.stringify(process.argv.at(-1)))', {}, [
      '--',
      argument,
    ]);
    await child.ended;
    expect(lines).toEqual([JSON.stringify(argument)]);
  },
);

test('a program that does not exist is a StartFailure', async () => {
  const child = nodeProcesses.start({
    ...{ program: 'no-such-program-here', args: [], variables: {}, directory: tmpdir() },
    ...{ onOutputLine: () => {}, onErrorLine: () => {} },
  });
  await expect(child.ended).rejects.toThrow(StartFailure);
});

test('a kill ends the child and what it started', async () => {
  const mark = join(temporaryFolder('kill'), 'pid');
  const script = `
    const inner = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    require('fs').writeFileSync(${JSON.stringify(mark)}, String(inner.pid));
    setInterval(() => {}, 1000);`;
  const { child } = startNode(script);
  while (!existsSync(mark) || readFileSync(mark, 'utf8') === '')
    await new Promise((resolve) => setTimeout(resolve, 20));
  const inner = Number(readFileSync(mark, 'utf8'));
  expect(nodeProcessIds.isRunning(inner)).toBe(true);
  child.kill();
  await child.ended;
  await expect(gone(inner)).resolves.toBe(true);
});

/** A process that was killed stays listed until its parent has asked for its end. */
async function gone(id: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (!nodeProcessIds.isRunning(id) || isZombie(id)) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

function isZombie(id: number): boolean {
  const path = `/proc/${id}/stat`;
  return existsSync(path) && readFileSync(path, 'utf8').split(') ')[1]?.startsWith('Z') === true;
}
