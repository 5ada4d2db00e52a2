import { expect, test } from '@jest/globals';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { planDocument } from '../../src/plan/plan-document.ts';
import { ntsystemsEnvironment } from './ntsystems-environment.ts';
import { ntsystemsFile } from './ntsystems-file.ts';

function documentOf(text: string): string {
  const reading = readEnvironment({ file: 'ntsystems.yml', bytes: new TextEncoder().encode(text) });
  if (reading.outcome !== 'valid') throw new Error(JSON.stringify(reading.findings));
  return JSON.stringify(planDocument(makePlan(reading.environment)));
}

test('the same for reordered keys, comments and CRLF', () => {
  const text = JSON.stringify(ntsystemsFile(), null, 2);
  const reordered = JSON.stringify(Object.fromEntries(Object.entries(ntsystemsFile()).reverse()), null, 1);
  expect(documentOf(reordered)).toBe(documentOf(text));
  expect(documentOf(`# a comment\r\n${text.replaceAll('\n', '\r\n')}\r\n`)).toBe(documentOf(text));
});

test('another for one changed digit', () => {
  const text = JSON.stringify(ntsystemsFile());
  expect(documentOf(text.replace('4F0E7C2B', '5F0E7C2B'))).not.toBe(documentOf(text));
});

test('every mapping is sorted, and nothing is undefined', () => {
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (value !== null && typeof value === 'object') {
      const keys = Object.keys(value).filter((key) => !/^\d+$/.test(key));
      expect(keys).toEqual([...keys].sort());
      Object.values(value).forEach(walk);
    } else expect(['string', 'number', 'boolean']).toContain(typeof value);
  };
  walk(planDocument(makePlan(ntsystemsEnvironment)));
});

test('steps and checks without their PowerShell, which the runbook shows', () => {
  const document = JSON.stringify(planDocument(makePlan(ntsystemsEnvironment)));
  expect(document).toContain('"id":"EX14/web-config/owa"');
  expect(document).toContain('"id":"EX14/health/owa"');
  expect(document).not.toContain('Get-WebConfigKeyState');
});

test('grows linearly with the servers', () => {
  const [first] = ntsystemsEnvironment.exchange.servers;
  if (first === undefined) throw new Error('There is no server to copy.');
  const size = (count: number) => {
    const servers = Array.from({ length: count }, (_, index) => {
      const name = `EX${1000 + index}`;
      const fqdn = `${name.toLowerCase()}.ntsystems.local`;
      return { ...first, name, fqdn, certificate: { ...first.certificate, subject: fqdn } };
    });
    const environment = {
      ...ntsystemsEnvironment,
      exchange: { ...ntsystemsEnvironment.exchange, servers },
      rollout: { order: servers.map(({ name }) => name), pauseSeconds: 0 },
    };
    return JSON.stringify(planDocument(makePlan(environment))).length;
  };
  const ofAHundred = size(200) - size(100);
  expect(Math.abs(size(300) - size(200) - ofAHundred)).toBeLessThan(ofAHundred / 100);
});
