import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { makePlan } from '../../src/plan/make-plan.ts';
import { variants } from '../runbook/variants.ts';

const page = readFileSync(new URL('../../docs/symptoms.md', import.meta.url), 'utf8');

test('every check and step that the page on symptoms names is one of a plan', () => {
  const ids = Object.values(variants).flatMap((environment) => {
    const { steps, checks } = makePlan(environment);
    return [...steps, ...checks].map(({ id }) => id);
  });
  const named = [...page.matchAll(/`((?:skype|exchange|NAME)\/[^`]*)`/g)].map(([, id = '']) => id);
  expect(named.length).toBeGreaterThan(30);
  const known = (name: string) => {
    const pattern = new RegExp(`^${name.replaceAll('NAME', '[^/]+')}`);
    return ids.some((id) => pattern.test(id));
  };
  expect(named.filter((name) => !known(name))).toEqual([]);
});
