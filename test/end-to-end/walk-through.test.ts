import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, jest } from '@jest/globals';
import type { Environment } from '../../src/environment/environment.ts';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { judge } from '../organisation/judge.ts';
import { organisationOf } from '../organisation/of-environment.ts';
import { makeOrganisation } from '../organisation/organisation.ts';
import { makeShell } from '../organisation/shell.ts';
import { readState } from '../organisation/state-files.ts';
import { applyCumulativeUpdate, renewCertificate } from '../organisation/upkeep.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { warmPwsh } from '../powershell/warm-pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { documentOf } from './command-line.ts';
import type { Run } from './scenario.ts';
import { commandsOf, Workplace } from './walk-through.ts';

jest.setTimeout(900_000);

interface Entry {
  readonly thumbprint: string;
  readonly subject: string;
  readonly replaces?: string;
  readonly state?: string;
}

/** Exchange 2013 with its keys in web.config beside Exchange 2016 with an override. */
function fileOf(old: Entry, fresh: Entry, state = 'present'): string {
  const server = (
    name: string,
    version: string,
    { thumbprint, subject, replaces, state: own = 'present' }: Entry,
  ) =>
    `    - { name: ${name}, fqdn: ${name.toLowerCase()}.contoso.com, version: ${version}, trustedPool: create, state: ${own},
        certificate: { thumbprint: ${thumbprint}, subject: ${subject}${replaces === undefined ? '' : `, replaces: ${replaces}`}, shared: ${!subject.startsWith('ex-')} } }\n`;
  return `schema: 1
name: prod
state: ${state}
stage: staging
features: { instantMessaging: true, onlineMeetings: false, skypeAccessToExchange: false }
skype:
  version: sfb-2015-cu7
  sipDomains: [contoso.com]
  pools: [{ fqdn: sfb.contoso.com, siteId: Dublin }]
exchange:
  version: 2016-cu23
  servers:
${server('EX-OLD', '2013-cu23', old)}${server('EX-NEW', '2016-cu23', fresh)}`;
}

function environmentOf(text: string): Environment {
  const read = readEnvironment({ file: 'prod.yml', bytes: Buffer.from(text) });
  if (read.outcome !== 'valid') throw new Error(JSON.stringify(read.findings));
  return read.environment;
}

const first = { thumbprint: 'BB589D0621E5472F470FA3425A234C74B1E202E8', subject: 'ex-old.contoso.com' };
const second = { thumbprint: '0BEEC7B5EA3F0FDBC95D0DD47F3C5BC275DA8A33', subject: 'ex-new.contoso.com' };

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const verdicts = (folder: string) => Object.values(judge(folder)).map(({ presenceAndIm }) => presenceAndIm);
const everybody = (folder: string) => verdicts(folder).flatMap(({ reasons }) => reasons);
const differing = (result: Run | undefined) =>
  result === undefined
    ? []
    : (documentOf(result).run?.steps ?? []).flatMap(({ id, outcome }) => (outcome === 'differs' ? [id] : []));
const pools = (folder: string) =>
  readState(folder, 'skype/topology').enabled.trustedApplicationPools.flatMap(({ poolFqdn }) =>
    poolFqdn.startsWith('ex-') || poolFqdn.startsWith('owa') ? [poolFqdn] : [],
  );

describe('the pages on upkeep, their commands typed as they stand', () => {
  testInPowerShell('one deployment, from a cumulative update to its removal', async () => {
    const folder = temporaryFolder('organisation');
    folders.push(folder);
    makeOrganisation(folder, organisationOf(environmentOf(fileOf(first, second))));
    const asNew = snapshotState(folder);
    const place = new Workplace(join(folder, 'clone'), [
      ...['--powershell', makeShell(folder, warmPwsh())],
      ...['--journal', join(folder, 'management', 'ProgramData', 'owa-im', 'prod')],
    ]);
    place.write(fileOf(first, second));
    const [plan, , apply] = commandsOf('remove.md', 'Everything');
    if (plan === undefined || apply === undefined) throw new Error('remove.md has no commands.');
    await place.follow([plan, apply]);
    expect(everybody(folder)).toEqual([]);

    applyCumulativeUpdate(folder, 'EX-OLD');
    expect(everybody(folder)).not.toEqual([]);
    const [updated] = await place.follow(commandsOf('after-an-update.md'));
    expect(differing(updated)).toEqual(['EX-OLD/web-config/owa']);
    expect(everybody(folder)).toEqual([]);

    const renewed = { ...second, thumbprint: renewCertificate(folder, 'EX-NEW', { old: 'valid' }) };
    place.write(fileOf(first, renewed));
    const [, looked] = await place.follow(commandsOf('renew-certificate.md', 'The same subject'));
    expect(differing(looked)).toEqual(['exchange/setting-override/EX-NEW']);
    expect(everybody(folder)).toEqual([]);

    const subject = 'owa.contoso.com';
    const named = { subject, thumbprint: renewCertificate(folder, 'EX-NEW', { subject, old: 'valid' }) };
    place.write(fileOf(first, { ...named, replaces: second.subject }));
    const [, renaming] = await place.follow(commandsOf('renew-certificate.md', 'A new subject'));
    expect(differing(renaming)).toEqual(
      expect.arrayContaining(['skype/trusted-pool/owa.contoso.com', 'skype/trusted-pool/ex-new.contoso.com']),
    );
    expect(pools(folder)).toEqual(['ex-old.contoso.com', 'owa.contoso.com']);
    expect(everybody(folder)).toEqual([]);

    const [back] = await place.follow(commandsOf('rollback.md'));
    expect(back === undefined ? [] : documentOf(back).run?.residue).not.toEqual([]);
    expect(pools(folder)).toEqual(['ex-old.contoso.com', 'ex-new.contoso.com']);
    expect(everybody(folder)).toEqual([]);
    await place.follow([apply]);

    place.write(fileOf({ ...first, state: 'absent' }, named));
    await place.follow(commandsOf('remove.md', 'One server'));
    expect(pools(folder)).toEqual(['owa.contoso.com']);
    place.write(fileOf(first, named, 'absent'));
    await place.follow(commandsOf('remove.md', 'Everything'));
    expect(pools(folder)).toEqual([]);
    expect(verdicts(folder).filter(({ yes }) => yes)).toEqual([]);
    const left = compareState(asNew, snapshotState(folder), ['management/', 'clone/', 'servers/']);
    expect(left.filter(({ residue }) => residue === undefined)).toEqual([]);
  });
});
