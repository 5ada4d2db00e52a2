import { describe, expect } from '@jest/globals';
import { editWebConfig } from '../../src/webconfig/edit.ts';
import { decode, encode } from '../../src/webconfig/encoding.ts';
import { invertWebConfig } from '../../src/webconfig/invert.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { bytesOf, editedCases, keys, refusedCases } from './cases.ts';
import { outcomeOf, type PowerShellCase, runInPowerShell } from './powershell.ts';

describe('PowerShell gives what TypeScript gives', () => {
  testInPowerShell(
    'every case of the edit: bytes, inverse, warnings, refusals with position and words',
    () => {
      const cases = [...editedCases, ...refusedCases].map((one) => ({
        name: one.name,
        bytes: bytesOf(one.before),
        keys: one.keys ?? keys,
      }));
      const found = runInPowerShell(cases);
      const named = (outcomes: readonly unknown[]) =>
        cases.map(({ name }, at) => ({ name, outcome: outcomes[at] }));
      expect(named(found)).toEqual(named(cases.map((one) => outcomeOf(editWebConfig(one.bytes, one.keys)))));
    },
  );

  testInPowerShell(
    'every inverse, on the edited file, on the original, and on one that changed since',
    () => {
      const cases: PowerShellCase[] = editedCases.flatMap((one) => {
        const before = bytesOf(one.before);
        const edit = editWebConfig(before, one.keys ?? keys);
        if (edit.kind === 'refused') return [];
        const { inverse } = edit;
        const blank = encode(' ', decode(before).encoding) ?? new Uint8Array();
        const changed = Buffer.concat([edit.bytes, blank]);
        return [edit.bytes, before, changed].map((bytes) => ({ bytes, inverse }));
      });
      const expected = cases.map((one) =>
        outcomeOf(invertWebConfig(one.bytes, 'inverse' in one ? one.inverse : '')),
      );
      expect(runInPowerShell(cases)).toEqual(expected);
    },
  );
});
