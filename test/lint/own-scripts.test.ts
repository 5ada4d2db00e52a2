import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { organisationGeneration } from '../../src/plan/organisation-generation.ts';
import { renderRunbook } from '../../src/runbook/render.ts';
import { representative } from '../end-to-end/deployment.ts';
import { lintScript, lintScriptFile } from './lint-script.ts';

const lines = (findings: Awaited<ReturnType<typeof lintScript>>) =>
  findings.map(
    ({ line, column, severity, rule, message }) => `${line}:${column} ${severity} ${rule} ${message}`,
  );

test('the commands of the article, as typed: what an expert would say, and nothing else', async () => {
  const file = new URL('./ntsystems-as-typed.ps1', import.meta.url);
  const findings = await lintScriptFile(file, { exchange: '2013', skype: 'lync-2013' });
  expect(findings.map(({ line, column, severity, rule }) => `${line}:${column} ${severity} ${rule}`)).toEqual(
    [
      '2:3 warning partner-script-in-process',
      '2:65 warning typographic-dash',
      '3:72 warning host-in-two-domains',
      '6:26 warning typographic-dash',
      '7:1 warning asks-before-it-acts',
      '8:1 warning change-without-filter',
      '8:51 warning typographic-dash',
      '11:1 warning iisreset',
    ],
  );
});

test.each(representative.map((file) => [basename(file), file]))(
  'the runbook of %s has no finding',
  async (_name, file) => {
    const reading = readEnvironment({ file, bytes: readFileSync(file) });
    if (reading.outcome !== 'valid') throw new Error(`${file} is not valid`);
    const { environment } = reading;
    const runbook = renderRunbook(makePlan(environment), { engineHash: '0'.repeat(64), version: '0.0.0' });
    const products = {
      exchange: organisationGeneration(environment),
      skype: environment.skype.version.generation,
    };
    expect(lines(await lintScript('runbook.ps1', Buffer.from(runbook), products))).toEqual([]);
  },
);

const engine = fileURLToPath(new URL('../../src/runbook/engine/', import.meta.url));
const files = readdirSync(engine, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.psm?1$/.test(name),
);

test.each(files)('engine/%s has no finding for the oldest PowerShell', async (name) => {
  const findings = await lintScript(name, readFileSync(`${engine}${name}`), { powershell: '3.0' });
  expect(lines(findings)).toEqual([]);
});
