import { expect, test } from '@jest/globals';
import { SourceText } from '../../src/environment/source-text.ts';
import type { Products } from '../../src/lint/powershell/products.ts';
import { scriptProducts } from '../../src/lint/script-products.ts';

function read(text: string, outside: Products = {}) {
  const { products, findings } = scriptProducts(new SourceText(text), 'a.ps1', outside);
  return { products, found: findings.map(({ rule, line, column }) => `${line}:${column} ${rule}`) };
}

const all = '# owa-im-products exchange=2016-cu23 skype=sfb-2019 powershell=5.1';

test.each<[string, string, Products]>([
  ['all three', all, { exchange: '2016', skype: 'sfb-2019', powershell: '5.1' }],
  [
    'behind help and other comments',
    `<#\n.SYNOPSIS\n#>\r\n#requires -RunAsAdministrator\r\n\r\n  ${all}\r\nGet-X`,
    { exchange: '2016', skype: 'sfb-2019', powershell: '5.1' },
  ],
  [
    'in two lines',
    '#owa-im-products exchange=se\n# owa-im-products skype=lync-2013',
    { exchange: 'se', skype: 'lync-2013' },
  ],
  ['not behind a command', `Get-X\n${all}`, {}],
  ['not inside help', `<#\n${all}\n#>`, {}],
  ['#requires', '#Requires -Version 5.1', { powershell: '5.1' }],
  ['#requires of an older one', '#requires -version 3', { powershell: '3.0' }],
  ['#requires of a newer one', '#requires -Modules A -Version 7.4.1', { powershell: '7.0' }],
  ['#requires of PowerShell 2', '#requires -Version 2.0', {}],
  [
    'the comment before #requires',
    '#requires -Version 3\n# owa-im-products powershell=5.1',
    { powershell: '5.1' },
  ],
  ['an open comment', `<# never closed\n${all}`, {}],
])('%s', (_name, text, products) => {
  expect(read(text)).toEqual({ products, found: [] });
});

test('the script itself counts before what is said of it, and that before #requires', () => {
  const outside = { exchange: '2013', powershell: '4.0' } as const;
  expect(read('#requires -Version 5.1\n# owa-im-products exchange=2019', outside).products).toEqual({
    exchange: '2019',
    powershell: '4.0',
  });
});

test.each<[string, string, string[]]>([
  ['a version that does not exist', '# owa-im-products exchange=2017', ['1:19 products-invalid']],
  ['a product that does not exist', '# owa-im-products teams=1 exchange=2016', ['1:19 products-invalid']],
  ['no value', '# owa-im-products exchange', ['1:19 products-invalid']],
  ['a name of every object', '# owa-im-products constructor=1', ['1:19 products-invalid']],
  ['PowerShell 2', 'x', []],
  ['PowerShell 2, asked for', '# owa-im-products powershell=2.0', ['1:19 products-invalid']],
])('wrong: %s', (_name, text, found) => {
  expect(read(text).found).toEqual(found);
});

test('a long head takes no time to speak of', () => {
  const start = performance.now();
  read(`${'#requires - '.repeat(50_000)}\n${'<##>\n# x\n'.repeat(100_000)}`);
  read(`#requires ${'-a '.repeat(300_000)}`);
  expect(performance.now() - start).toBeLessThan(5000);
});
