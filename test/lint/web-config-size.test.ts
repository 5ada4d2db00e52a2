import { expect, test } from '@jest/globals';
import { SourceText } from '../../src/environment/source-text.ts';
import { runTextRules } from '../../src/lint/run-text-rules.ts';
import { noContext } from '../../src/lint/text-file.ts';
import { readWebConfigFile } from '../../src/lint/web-config-rules/read-web-config-file.ts';
import { webConfigFileRules } from '../../src/lint/web-config-rules/web-config-file-rules.ts';

const around = (text: string) => `<configuration>${text}<appSettings/></configuration>`;
const numbers = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

/** What would take minutes if a rule, or the reader, looked at each pair of them. */
test.each([
  ['sections of other addresses', around('<location path="a"><appSettings/></location>'.repeat(30_000))],
  ['sections', around('<appSettings/>'.repeat(30_000))],
  ['elements inside elements', around('<a>'.repeat(100_000) + '</a>'.repeat(100_000))],
  ['elements that are never closed', '<a>'.repeat(100_000)],
  ['attributes', around(`<a ${numbers(50_000, (index) => `a${index}="" `)}/>`)],
  [
    'namespaces inside namespaces',
    around(
      `<q:a xmlns:q="u">${numbers(60_000, (index) => `<q:a xmlns:p${index}="u">`)}${'</q:a>'.repeat(60_001)}`,
    ),
  ],
  ['blanks in a tag', `<a${' '.repeat(1_000_000)}`],
  ['quotes', `<a b="${"x'".repeat(500_000)}`],
  [
    'a thumbprint',
    `<configuration><appSettings><add key="IMCertificateThumbprint" value="${'A '.repeat(200_000)}"/></appSettings></configuration>`,
  ],
  [
    'a name',
    `<configuration><appSettings><add key="IMServerName" value="${'a.'.repeat(200_000)}"/></appSettings></configuration>`,
  ],
])('a web.config with very many, or a very long one, is read in seconds: %s', (_, text) => {
  const start = performance.now();
  const source = new SourceText(text);
  const encoding = { name: 'utf-8', mark: false } as const;
  const file = { file: 'web.config', bytes: Buffer.from(text), source, encoding, context: noContext };
  runTextRules(webConfigFileRules, readWebConfigFile(file), source, 'web.config');
  expect(performance.now() - start).toBeLessThan(20_000);
});
