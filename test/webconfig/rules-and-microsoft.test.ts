import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Example } from '../../src/lint/rule.ts';
import { webConfigFileRules } from '../../src/lint/web-config-rules/web-config-file-rules.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testWithMicrosoft } from './engines.ts';
import { askMicrosoft } from './microsoft.ts';

/** Rules that say that ASP.NET refuses the file. */
const refusing = [
  'web-config-malformed',
  'web-config-repeated-section',
  'web-config-unknown-entry',
  'web-config-transform-left',
  'web-config-section-in-own-location',
];

testWithMicrosoft("Microsoft's own reader refuses what rules call refused, and takes the rest", () => {
  const folder = temporaryFolder('rules-and-microsoft');
  const rules = webConfigFileRules.filter(({ alias }) => refusing.includes(alias));
  const cases = rules.flatMap(({ alias, bad, good }) => {
    const all = (examples: readonly Example[], isRead: string) =>
      examples
        // Nobody can decrypt what was never encrypted.
        .filter(({ text }) => !text.includes('configProtectionProvider'))
        .map(({ title, text }) => ({ name: `${alias}: ${title}`, text, isRead }));
    return [...all(bad, 'refused'), ...all(good, 'read')];
  });
  const answers = askMicrosoft(
    cases.map(({ text }, index) => {
      const file = join(folder, `${index}.config`);
      writeFileSync(file, text);
      return ['settings', file] as const;
    }),
  );
  const said = cases.map(({ name }, index) => [name, answers[index]?.ok === true ? 'read' : 'refused']);
  expect(said).toEqual(cases.map(({ name, isRead }) => [name, isRead]));
});
