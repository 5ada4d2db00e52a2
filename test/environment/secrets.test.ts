import { expect, test } from '@jest/globals';
import { environmentKeys } from '../../src/environment/environment-keys.ts';
import { looksSecret, maskOutput, maskSecrets } from '../../src/environment/secrets.ts';
import { showFinding } from '../../src/environment/show-finding.ts';
import { readText, smallEnvironment } from './read-text.ts';

/** Put together here, so that no scanner takes this file for a leak. */
const join = (...parts: string[]) => parts.join('');
const secrets: readonly (readonly [name: string, value: string, hidden: string])[] = [
  ['PEM private key', join('-----BEGIN RSA ', 'PRIVATE KEY-----\\nMIIE'), 'MIIE'],
  ['OpenSSH private key', join('-----BEGIN OPENSSH ', 'PRIVATE KEY-----b3Bl'), 'b3Bl'],
  ['GitHub token', join('gh', 'p_', '0123456789abcdefghijABCDEFGHIJ012345'), 'GHIJ012345'],
  ['fine-grained GitHub token', join('github', '_pat_', '11ABCDEFG0123456789_abcdef'), '_abcdef'],
  ['GitLab token', join('gl', 'pat-', 'ABCDEFGHIJKLMNOPQRST'), 'MNOPQRST'],
  ['Slack token', join('xo', 'xb-', '123456789012-abcdefghij'), 'abcdefghij'],
  ['JWT', join('ey', 'JhbGciOiJIUzI1NiJ9.', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0.', 'c2lnbmF0dXJl'), 'c2lnbmF0dXJl'],
  ['AWS key', join('AK', 'IA', 'IOSFODNN7EXAMPLE'), 'IOSFODNN7EXAMPLE'],
  ['password in text', 'the service uses password=Passw0rd here', 'Passw0rd'],
  ['connection string', 'Server=sql1;Database=x;User Id=sa;Pwd=Passw0rd;', 'Passw0rd'],
  ['URL with a password', 'https://admin:hunter2@contoso.com/', 'hunter2'],
  ['base64', join('dGhpcyBpcyBhIHNlY3JldCBr', 'ZXkgdGhhdCBpcyBsb25nMTIz'), 'BpcyBsb25nMTIz'],
];

test.each(secrets)('%s is refused, wherever it stands, and never shown', (_name, value, hidden) => {
  const places = [
    { description: `description: "${value}"` },
    { 'siteId:': `      siteId: "${value}"` },
    { unknown: `unknown: { list: [ "${value}" ] }` },
    { 'sipDomains:': `  sipDomains: ["${value}"]` },
    { key: `"${value}": true` },
  ];
  for (const place of places) {
    const reading = readText(smallEnvironment(place));
    const found = reading.findings.filter(({ rule }) => rule === 'secret-value');
    expect(found.length).toBeGreaterThan(0);
    const shown = reading.findings.map((finding) => showFinding(finding, reading.source)).join('\n');
    expect(shown + JSON.stringify(reading.findings)).not.toContain(hidden);
  }
});

test('a secret in a file that is not YAML is not shown either', () => {
  const reading = readText(`name: contoso\n  token: ${secrets[2]?.[1]}\n  - { password: hunter2\n`);
  expect(reading.outcome).toBe('unreadable');
  for (const line of [1, 2, 3]) {
    const finding = { ...reading.findings[0], line } as (typeof reading.findings)[0];
    expect(showFinding(finding, reading.source)).not.toMatch(/hunter2|0123456789/);
  }
});

test('the place of a secret', () => {
  const { findings } = readText(smallEnvironment({ more: 'oauth:\n  clientSecret: hunter2' }));
  expect(findings).toMatchObject([
    { rule: 'unknown-key', line: 24, column: 3, path: 'oauth.clientSecret' },
    { rule: 'secret-value', line: 24, column: 17, endColumn: 24, path: 'oauth.clientSecret' },
  ]);
});

const ordinary: readonly string[] = [
  '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4',
  '4f0e7c2b9A6D1358E0B4C7F2A91D6E3358B0A7C4',
  'https://autodiscover.ntsystems.local/autodiscover/autodiscover.svc',
  'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\',
  'environments/Production1/WebConfigFiles/Exchange14/web.config',
  'environments/Production1/WebConfigFilesOfAll/Exchange14/WebConfig',
  'A description of Exchange 2013, its password policy and the token service',
  '00000004-0000-0ff1-ce00-000000000000',
  'EX14\\owa (Default Web Site)',
  'sip:probe@contoso.com',
];

test.each(ordinary)('%s is no secret', (value) => {
  expect(looksSecret('description', value)).toBeUndefined();
  expect(maskSecrets(`description: ${value}`)).toBe(`description: ${value}`);
});

test('no key of the environment file looks like that of a secret', () => {
  for (const { path } of environmentKeys())
    expect(looksSecret(path.split('.').at(-1) ?? '', 'value')).toBeUndefined();
});

const printed: readonly [text: string, hidden: string][] = [
  ['Password : hunter2', 'hunter2'],
  ['"password":"hunter2"', 'hunter2'],
  ["New-Thing -AdminPassword 'hunter 2' -Force", 'hunter 2'],
  ['ConvertTo-SecureString -String hunter2 -AsPlainText', 'hunter2'],
  ['ConvertTo-SecureString "hunter2" -AsPlainText', 'hunter2'],
  ['Authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
  ['sent Bearer abcdefghijklmnop1', 'abcdefghijklmnop1'],
  ['ghp_0123456789abcdefghij', 'ghp_0123456789abcdefghij'],
];

test.each(printed)('%s: printed by a command, it is masked', (text, hidden) => {
  expect(maskOutput(text)).not.toContain(hidden);
  expect(maskOutput(text)).toHaveLength(text.length);
});

test.each([
  ...ordinary,
  'OAuthTokenIssuer: valid until 2027-01-01, 2048 bits',
  'Basic authentication is off, Negotiate authentication is on',
  'Password : System.Security.SecureString',
  'Set-OwaVirtualDirectory -Identity "EX14\\owa (Default Web Site)" -Confirm:$false',
])('%s: printed by a command, it stays', (text) => {
  expect(maskOutput(text)).toBe(text);
});

test('masking keeps the columns', () => {
  const line = `  password: "${'x'.repeat(10)}" # comment`;
  expect(maskSecrets(line)).toHaveLength(line.length);
});

test.each([['-eyJ'], ['eyJa'], ['password='], ['://a:'], ['A1a/'], ['-----BEGIN '], ['github_pat_']])(
  'judging a long text of %s takes time in proportion to its length',
  (part) => {
    const time = (length: number) => {
      const text = part.repeat(length / part.length);
      const start = performance.now();
      looksSecret('description', text);
      return performance.now() - start;
    };
    time(100_000);
    expect(time(400_000)).toBeLessThan(1000);
  },
);
