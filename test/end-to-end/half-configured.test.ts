import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { forgetCalls, readCalls } from '../organisation/calls.ts';
import { switchOn } from '../organisation/switch-on.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { documentOf, type RunDocument } from './command-line.ts';
import { complaints, type Deployment, deploy } from './deployment.ts';
import type { Cause, Together } from './half-configured/cause.ts';
import {
  settingOverrideCauses,
  settingOverrideOrganisations,
} from './half-configured/setting-override-causes.ts';
import { webConfigCauses, webConfigOrganisations } from './half-configured/web-config-causes.ts';
import { repository } from './scenario.ts';

jest.setTimeout(300_000);

/** What is not as it should be, one text an item, its id first. */
function said({ run }: RunDocument): string[] {
  return [
    ...(run?.steps ?? []).filter((one) => one.outcome !== 'as-planned'),
    ...(run?.checks ?? []).filter((one) => one.outcome !== 'pass'),
  ].map((one) => JSON.stringify(one));
}

/** What of that stops Apply: a required check, and a step that this plan may not change or can't read. */
function stopping(document: RunDocument): string[] {
  return said(document).filter((text) => !text.includes('"safety":"advice"'));
}

function table<Name extends string>(
  file: string,
  causes: Readonly<Record<Name, Cause>>,
  organisations: readonly Together<Name>[],
): void {
  let deployment: Deployment;
  const copy = join(temporaryFolder('half-configured'), 'copy');
  beforeAll(async () => {
    deployment = await deploy(join(repository, file));
    switchOn(deployment.commandLine.folder);
    expect(complaints(deployment)).toEqual([]);
    cpSync(deployment.commandLine.folder, copy, { recursive: true });
  });
  afterAll(() => {
    deployment.dispose();
    rmSync(copy, { recursive: true, force: true });
  });
  beforeEach(() => {
    rmSync(deployment.commandLine.folder, { recursive: true, force: true });
    cpSync(copy, deployment.commandLine.folder, { recursive: true });
  });

  test('every cause stands in an organisation', () => {
    const stand = organisations.flatMap((one) => one.causes);
    expect([...stand].sort()).toEqual(Object.keys(causes).sort());
  });

  for (const { causes: names, outcome } of organisations) {
    testInPowerShell(`${outcome}: ${names.join('; ')}`, async () => {
      const { commandLine } = deployment;
      for (const name of names) causes[name].change(commandLine.folder);
      const tested = said(documentOf(await commandLine.run('test')));
      const found = (texts: readonly string[]) =>
        names.filter((name) => {
          const [id, words] = causes[name].found;
          return !texts.some(
            (text) => text.startsWith(`{"id":${JSON.stringify(id).slice(0, -1)}`) && words.test(text),
          );
        });
      expect({ unnamed: found(tested), said: tested }).toEqual({ unnamed: [], said: tested });
      forgetCalls(commandLine.folder);
      const apply = await commandLine.run('apply');
      if (outcome === 'refused') {
        expect([apply.exitCode, documentOf(apply).reason]).toEqual([1, 'preflight-failed']);
        const stops = stopping(documentOf(apply));
        expect({ harmless: found(stops), stops }).toEqual({ harmless: [], stops });
        expect(readCalls(commandLine.folder)).toEqual([]);
      } else {
        expect([apply.exitCode, documentOf(apply).message]).toEqual([0, undefined]);
        expect(complaints(deployment)).toEqual([]);
      }
    });
  }
}

describe('web.config, Lync 2013', () => {
  table('examples/ntsystems.yml', webConfigCauses, webConfigOrganisations);
});
describe('setting overrides, known servers, Skype for Business 2015', () => {
  table('test/environments/known-servers.yml', settingOverrideCauses, settingOverrideOrganisations);
});
