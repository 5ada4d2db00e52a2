import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { certificateThumbprintKey, imServerNameKey } from '../../src/catalog/web-config-keys.ts';
import { powershell } from '../../src/plan/generated/powershell.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { variants } from '../runbook/variants.ts';

const plan = new URL('../../src/plan/', import.meta.url);
const plans = Object.values(variants).map((environment) => makePlan(environment, { EX14: 'ab'.repeat(32) }));

/** Folders with a resource.ts, found as a reader would find them. */
const folders = readdirSync(plan, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('/resource.ts'))
  .map((path) => path.slice(0, -'/resource.ts'.length));

describe.each(folders)('%s', (folder) => {
  test('is in the list, so that some plan has its steps', () => {
    expect(plans.flatMap(({ steps }) => steps.map(({ resource }) => resource))).toContain(folder);
  });

  test('keeps the PowerShell of its steps in its own folder', () => {
    const own = new Set(
      Object.entries(powershell).flatMap(([path, text]) => (path.startsWith(`${folder}/`) ? [text] : [])),
    );
    const steps = plans.flatMap((each) => each.steps).filter(({ resource }) => resource === folder);
    for (const step of steps) expect(own).toContain(step.powershell.template);
  });
});

test.each(['web-config/resource.ps1', 'web-config/web-config-copy.ps1', 'recycle/owa-health.ps1'] as const)(
  '%s names the keys as the catalogue does',
  (path) => {
    const text = readFileSync(new URL(path, plan), 'utf8');
    const keys = [...text.matchAll(/\bIM[A-Z]\w+/g)].map(([key]) => key);
    expect([...new Set(keys)].sort()).toEqual([certificateThumbprintKey, imServerNameKey]);
  },
);
