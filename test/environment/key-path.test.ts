import { expect, test } from '@jest/globals';
import { formatKeyPath, parseKeyPath } from '../../src/environment/key-path.ts';

test.each([
  [['exchange', 'servers', 0, 'name'], 'exchange.servers[0].name'],
  [['exchange', 'connections', '2013'], 'exchange.connections."2013"'],
  [['2013'], '"2013"'],
  [['a.b', 'c"d', '', 'é'], '"a.b"."c\\"d".""."é"'],
  [['servers', 0, 1], 'servers[0][1]'],
  [['<<'], '"<<"'],
  [[], ''],
])('%j is %s', (segments, path) => {
  expect(formatKeyPath(segments)).toBe(path);
  expect(parseKeyPath(path)).toEqual(segments);
});

test.each(['a.2013', 'a b', 'a[', 'a[x]', '"a', 'a."\\x"'])('%s is no key path', (path) => {
  expect(parseKeyPath(path)).toBeUndefined();
});
