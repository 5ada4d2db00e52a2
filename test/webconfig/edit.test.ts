import { describe, expect, test } from '@jest/globals';
import { editWebConfig } from '../../src/webconfig/edit.ts';
import { invertWebConfig } from '../../src/webconfig/invert.ts';
import { bytesOf, editedCases, keys, refusedCases } from './cases.ts';

describe('the edit', () => {
  test.each(editedCases)('$name', (one) => {
    const before = bytesOf(one.before);
    const wanted = one.keys ?? keys;
    const edit = editWebConfig(before, wanted);
    if (edit.kind === 'refused') throw new Error(JSON.stringify(edit.problem));
    expect(Buffer.from(edit.bytes).toString('latin1')).toBe(
      Buffer.from(bytesOf(one.after)).toString('latin1'),
    );
    expect(edit.warnings.map(({ code }) => code)).toEqual(one.warnings ?? []);

    expect(editWebConfig(edit.bytes, wanted)).toMatchObject({ kind: 'edited', bytes: edit.bytes });
    expect(invertWebConfig(edit.bytes, edit.inverse)).toEqual({
      kind: 'restored',
      bytes: Buffer.from(before),
    });
  });
});

describe('refused', () => {
  test.each(refusedCases)('$name', (one) => {
    const edit = editWebConfig(bytesOf(one.before), one.keys ?? keys);
    expect(edit.kind).toBe('refused');
    if (edit.kind !== 'refused') return;
    const { line, column, code, message, remedy } = edit.problem;
    expect({ at: `${line}:${column}`, code, message }).toEqual({
      at: one.at,
      code: one.code,
      message: one.message,
    });
    expect(remedy).not.toBe('');
  });
});

test.each([['a b'], ['a"'], ['']])('the key %j is a fault of the caller', (key) => {
  expect(() => editWebConfig(Buffer.from(''), [{ key, value: '' }])).toThrow(TypeError);
});

test('a key given twice is a fault of the caller', () => {
  expect(() =>
    editWebConfig(Buffer.from(''), [
      { key: 'a', value: '' },
      { key: 'A', value: '' },
    ]),
  ).toThrow(TypeError);
});
