import { expect, test } from '@jest/globals';
import { loadCmdlets } from '../../src/catalog/cmdlets/cmdlets.ts';

const cmdlets = await loadCmdlets();

test('all 1,807 cmdlets can be read, each with its sets and parameters', () => {
  expect(cmdlets.names).toHaveLength(1807);
  const read = cmdlets.names.map((name) => cmdlets.get(name));
  const wrong = read.filter(
    (cmdlet) =>
      cmdlet === undefined ||
      !/^[a-fk-pst1-6]*$/.test(cmdlet.applies.products + cmdlet.applies.formerly) ||
      cmdlet.parameters.some(
        ({ name, sets }) =>
          !/^\w+$/.test(name) || [...sets.keys()].some((set) => cmdlet.sets[set] === undefined),
      ),
  );
  expect(wrong).toEqual([]);
  expect(read.map((cmdlet) => cmdlet?.name.toLowerCase())).toEqual(cmdlets.names);
  const parameters = read.reduce((sum, cmdlet) => sum + (cmdlet?.parameters.length ?? 0), 0);
  expect(parameters).toBe(17_247);
});

test('a cmdlet with sets, positions, products, values and former parameters', () => {
  const cmdlet = cmdlets.get('new-cspartnerapplication');
  expect(cmdlet?.sets.map(({ name }) => name)).toEqual([
    'UseOAuthServer',
    'CertificateFileData',
    'CertificateRawData',
    'MetadataUrl',
  ]);
  const parameter = (name: string) => cmdlet?.parameters.find((one) => one.name === name);
  expect(parameter('MetadataUrl')?.sets).toEqual(new Map([[3, { required: true, position: undefined }]]));
  expect(parameter('Identity')?.sets.get(3)).toEqual({ required: false, position: 0 });
  expect(parameter('ApplicationTrustLevel')?.values).toEqual(['Full', 'Application', 'User']);
  expect(parameter('Confirm')?.aliases).toEqual(['cf']);
  expect(parameter('Realm')?.isDoubtful).toBe(true);
  expect(cmdlet?.applies.products).toBe('lmn');
  expect(cmdlets.get('Set-SettingOverride')?.removed).toEqual(new Map([['FixVersion', 'bcd']]));
  expect(cmdlets.get('Get-UMService')?.parameters[0]).toMatchObject({
    name: 'Identity',
    applies: { products: 'bc', formerly: 'd' },
  });
  expect(cmdlets.get('Disable-UMMailbox')?.applies).toEqual({ products: 'abc', formerly: 'd' });
  expect(
    cmdlets.get('Set-OwaVirtualDirectory')?.parameters.find(({ name }) => name === 'InstantMessagingType')
      ?.values,
  ).toEqual(expect.arrayContaining(['None', 'Ocs']));
});
