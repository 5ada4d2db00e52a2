import { expect, test } from '@jest/globals';
import { SourceText } from '../../src/environment/source-text.ts';
import { decodeText } from '../../src/lint/decode-text.ts';
import { runTextRules } from '../../src/lint/run-text-rules.ts';
import { noContext } from '../../src/lint/text-file.ts';
import { readWebConfigFile } from '../../src/lint/web-config-rules/read-web-config-file.ts';
import { webConfigFileRules } from '../../src/lint/web-config-rules/web-config-file-rules.ts';
import { bytesOf, editedCases, refusedCases } from '../webconfig/cases.ts';

/** What the rules find in a file's bytes: `LINE:COLUMN alias`, errors and warnings only. */
function found(content: string | Uint8Array): readonly string[] {
  const bytes = bytesOf(content);
  const decoded = decodeText(bytes);
  // Text of NULs alone, as of a file in UTF-32, is no text for lint at all.
  if (decoded === undefined) return ['no text'];
  const source = new SourceText(decoded.text);
  const file = { file: 'web.config', bytes, source, encoding: decoded.encoding, context: noContext };
  return runTextRules(webConfigFileRules, readWebConfigFile(file), source, 'web.config')
    .filter(({ severity }) => severity !== 'information')
    .map(({ rule, line, column }) => `${line}:${column} ${rule}`);
}

/** The new value, not the file, is at fault there. */
const ofTheFile = refusedCases.filter(({ code }) => code !== 'value');

test.each(ofTheFile.map((one) => [one.name, one] as const))(
  'what the edit refuses, a rule finds at the same place: %s',
  (_, { before, at, code }) => {
    const findings = found(before);
    if (findings[0] === 'no text') expect(code === 'encoding' || code === 'malformed').toBe(true);
    else expect(findings).toContain(`${at} web-config-${code}`);
  },
);

test.each(editedCases.map((one) => [one.name, one] as const))(
  'what the edit makes has nothing left to refuse: %s',
  (_, { after, warnings = [] }) => {
    const refusals = found(after).filter((one) => !/-(form|key-alone|key-in-location)$/.test(one));
    expect(refusals.map((one) => one.replace(/^.* web-config-/, '')).sort()).toEqual([...warnings].sort());
  },
);
