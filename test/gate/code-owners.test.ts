import { expect, test } from '@jest/globals';
import { unowned } from '../../src/gate/code-owners.ts';

const path = '.github/workflows/deploy.yml';

test.each([
  ['* @a', true],
  ['/.github/ @a', true],
  ['.github/ @a', true],
  ['.github @a', true],
  ['/.github/workflows/ @a', true],
  ['workflows/ @a', true],
  ['*.yml @a', true],
  ['/.github/** @a', true],
  ['**/deploy.yml @a', true],
  ['/.github/workflows/*.yml @a', true],
  ['/.github/workflows/* @a', true],
  ['/.github/workflows/deploy.yml a@example.com # who', true],
  ['', false],
  ['# * @a', false],
  ['/.github/*  @a', false],
  ['/workflows/ @a', false],
  ['*.yaml @a', false],
  ['/.github', false],
  ['/github/ @a', false],
  ['/.githubs/ @a', false],
  ['* @a\n/.github/workflows/', false],
  ['/.github/\n* @a', true],
  ['/.github/workflows/deploy.ym? @a\r\n/environments/ @b', true],
])('%j owns a workflow: %s', (text, isOwned) => {
  expect(unowned(text, [path])).toEqual(isOwned ? [] : [path]);
});
