import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { metadataOf } from '../../src/environment/schema/metadata.ts';
import * as values from '../../src/environment/schema/values.ts';

type Kind = keyof typeof values;
type Accepted = readonly (readonly [text: string, value: unknown])[];
type Refused = readonly (readonly [text: string, message: RegExp])[];

const host63 = 'a'.repeat(63);
const thumbprint = '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4';

const cases: Readonly<Record<Kind, { accepted: Accepted; refused: Refused }>> = {
  fqdn: {
    accepted: [
      ['ex14.ntsystems.local', 'ex14.ntsystems.local'],
      ['EX-14.Contoso.com', 'EX-14.Contoso.com'],
      [`${host63}.b`, `${host63}.b`],
      ['xn--fhrung-3ya.de', 'xn--fhrung-3ya.de'],
      ['3com.com', '3com.com'],
      ['a.1b', 'a.1b'],
    ],
    refused: [
      ['ex14', /short name/],
      ['ex14.ntsystems.local.', /ends with a dot/],
      ['*.contoso.com', /wildcard/],
      ['ex_14.contoso.com', /underscore/],
      ['10.0.0.1', /IP address/],
      ['fe80::1', /IP address/],
      ['[::1]', /IP address/],
      ['ex14.contoso.1', /ends in digits/],
      ['ex14.contoso.com:443', /port/],
      ['https://ex14.contoso.com', /URL/],
      ['CN=ex14.contoso.com', /CN=/],
      ['führung.de', /no host name has/],
      ['ex 14.contoso.com', /no host name has/],
      ['ex14..contoso.com', /two dots/],
      ['.contoso.com', /two dots|begins/],
      ['-ex14.contoso.com', /no part of a host name/],
      ['ex14-.contoso.com', /no part of a host name/],
      [`${host63}a.b`, /no part of a host name/],
      [`${'a.'.repeat(127)}ab`, /DNS allows 253/],
      ['', /short name/],
    ],
  },
  domain: {
    accepted: [['ntsystems.local', 'ntsystems.local']],
    refused: [
      ['user@contoso.com', /address/],
      ['sip:contoso.com', /sip:/],
      ['*.contoso.com', /wildcard/],
      ['contoso', /short name/],
    ],
  },
  domainPattern: {
    accepted: [
      ['*.contoso.com', '*.contoso.com'],
      ['contoso.com', 'contoso.com'],
    ],
    refused: [
      ['*', /wildcard/],
      ['*.com', /short name/],
      ['a.*.com', /wildcard/],
      ['*.*.com', /wildcard/],
      ['*contoso.com', /wildcard/],
    ],
  },
  thumbprint: {
    accepted: [
      [thumbprint, thumbprint],
      [thumbprint.toLowerCase(), thumbprint],
      ['4f 0e 7c 2b 9a 6d 13 58 e0 b4 c7 f2 a9 1d 6e 33 58 b0 a7 c4', thumbprint],
    ],
    refused: [
      ['Exchange Cert Thumbprint', /"x" is not a hexadecimal digit/],
      ['NKT0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C', /"N" is not a hexadecimal digit/],
      [thumbprint.slice(1), /this one 39/],
      [`${thumbprint}0`, /this one 41/],
      ['4F:0E:7C', /":" is not/],
      [`\u00a0${thumbprint}`, /U\+00A0/],
      [`\u2009${thumbprint}`, /U\+2009/],
      [`\u200c${thumbprint}`, /U\+200C/],
      ['a'.repeat(64), /this one 64/],
      ['', /this one 0/],
    ],
  },
  exchangeVersion: {
    accepted: [
      ['2013', { text: '2013', generation: '2013' }],
      ['2013-cu1', { text: '2013-cu1', generation: '2013', cumulativeUpdate: 1 }],
      ['2013-sp1', { text: '2013-sp1', generation: '2013', servicePack: 1 }],
      ['2019-cu14', { text: '2019-cu14', generation: '2019', cumulativeUpdate: 14 }],
      ['se', { text: 'se', generation: 'se' }],
      ['se-cu2', { text: 'se-cu2', generation: 'se', cumulativeUpdate: 2 }],
    ],
    refused: [
      ['2010', /not a version/],
      ['2013-cu0', /not a version/],
      ['2013-cu01', /not a version/],
      ['2013-CU1', /not a version/],
      ['2013cu1', /not a version/],
      ['2013-cu1-sp1', /not a version/],
      ['2016-sp1', /no service pack 1/],
      ['2013-sp2', /no service pack 2/],
      ['SE', /not a version/],
      ['', /not a version/],
      ['toString', /not a version/],
    ],
  },
  skypeVersion: {
    accepted: [
      ['lync-2013', { text: 'lync-2013', generation: 'lync-2013' }],
      ['sfb-2015-cu7', { text: 'sfb-2015-cu7', generation: 'sfb-2015', cumulativeUpdate: 7 }],
      ['sfb-se', { text: 'sfb-se', generation: 'sfb-se' }],
    ],
    refused: [
      ['lync-2010', /not a version/],
      ['sfb-2015-sp1', /service pack/],
      ['2015', /not a version/],
    ],
  },
  windowsPath: {
    accepted: [
      ['D:\\Exchange\\V15\\', 'D:\\Exchange\\V15\\'],
      ['C:\\Program Files\\Führung', 'C:\\Program Files\\Führung'],
      ['E:\\', 'E:\\'],
    ],
    refused: [
      ['D:/Exchange', /holds "\/"/],
      ['\\\\server\\share', /network path/],
      ['%ExchangeInstallPath%', /variable/],
      ['$exinstall', /variable/],
      ['Exchange\\V15', /drive/],
      ['D:Exchange', /drive/],
      ['D:\\a\\\\b', /empty part/],
      ['D:\\a\\..\\b', /"\.\."/],
      ['D:\\a?b', /no folder/],
      ['D:\\a \\b', /blank or a dot/],
      ['D:\\nul\\b', /device/],
      [`D:\\${'a'.repeat(240)}`, /characters/],
    ],
  },
  relativePath: {
    accepted: [
      ['ex14.web.config', 'ex14.web.config'],
      ['configs/ex 14.config', 'configs/ex 14.config'],
      ['..config', '..config'],
    ],
    refused: [
      ['../ex14.config', /leads out/],
      ['a/../../b', /leads out/],
      ['/etc/passwd', /not relative/],
      ['C:\\web.config', /holds "\\"/],
      ['C:web.config', /not relative/],
      ['~/web.config', /not relative/],
      ['a//b', /empty/],
      ['./a', /"\." part/],
    ],
  },
  virtualDirectory: {
    accepted: [
      ['EX14\\owa (Default Web Site)', 'EX14\\owa (Default Web Site)'],
      ['EX14\\owa (Büro)', 'EX14\\owa (Büro)'],
    ],
    refused: [
      ['EX14\\owa (Exchange Back End)', /back end/],
      ['EX14\\ecp (Default Web Site)', /not the identity/],
      ['owa (Default Web Site)', /not the identity/],
      ['EX14/owa (Default Web Site)', /not the identity/],
      ['ex14.contoso.com\\owa (Default Web Site)', /full name/],
    ],
  },
  duration: {
    accepted: [
      ['0s', 0],
      ['90s', 90],
      ['5m', 300],
      ['24h', 86400],
    ],
    refused: [
      ['5', /not a duration/],
      ['5 m', /not a duration/],
      ['1.5h', /not a duration/],
      ['-5m', /not a duration/],
      ['5min', /not a duration/],
      ['25h', /longer than a day/],
    ],
  },
  clockTime: {
    accepted: [
      ['00:00', '00:00'],
      ['23:59', '23:59'],
    ],
    refused: [
      ['24:00', /not a time/],
      ['9:00', /not a time/],
      ['22:60', /not a time/],
      ['10 pm', /not a time/],
    ],
  },
  timeZone: {
    accepted: [
      ['Europe/Rome', 'Europe/Rome'],
      ['UTC', 'UTC'],
      ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ],
    refused: [
      ['W. Europe Standard Time', /not an IANA time zone/],
      ['Europe/Bolzano', /not an IANA time zone/],
      ['+02:00', /not an IANA time zone/],
    ],
  },
  httpsUrl: {
    accepted: [
      ['https://ly14.ntsystems.local/metadata/json/1', 'https://ly14.ntsystems.local/metadata/json/1'],
      ['https://ly14.ntsystems.local:4443/a%20b', 'https://ly14.ntsystems.local:4443/a%20b'],
      ['https://ly14.ntsystems.local', 'https://ly14.ntsystems.local'],
    ],
    refused: [
      ['http://ly14.ntsystems.local/metadata/json/1', /not an https URL/],
      ['ly14.ntsystems.local', /not a URL/],
      ['https://user@ly14.ntsystems.local/', /user name/],
      ['https://ly14.ntsystems.local/?a=b', /query/],
      ['https://ly14.ntsystems.local/#a', /fragment/],
      ['https://ly14/metadata', /short name/],
      ['https://10.0.0.1/', /IP address/],
      ['https://ly14.ntsystems.local:0/', /port/],
      ['https://ly14.ntsystems.local:65536/', /port/],
      ['https://ly14.ntsystems.local:1:2/', /port/],
      ["https://ly14.ntsystems.local/'; Remove-Item", /escaped/],
      ['https://ly14.ntsystems.local/"x', /escaped/],
    ],
  },
  exchangeConnection: {
    accepted: [
      ['local', { kind: 'local' }],
      ['http://ex14.contoso.com/PowerShell/', { kind: 'remote', url: 'http://ex14.contoso.com/PowerShell/' }],
      ['https://ex14.contoso.com/powershell', { kind: 'remote', url: 'https://ex14.contoso.com/powershell' }],
    ],
    refused: [
      ['Local', /not a URL/],
      ['http://ex14.contoso.com/ecp/', /Exchange shell/],
      ['http://ex14.contoso.com:81/PowerShell/', /Exchange shell/],
      ['http://ex14/PowerShell/', /short name/],
    ],
  },
  skypeConnection: {
    accepted: [
      ['module', { kind: 'module' }],
      ['winrm://ly14.ntsystems.local', { kind: 'winrm', host: 'ly14.ntsystems.local' }],
      [
        'https://ly14.ntsystems.local/OcsPowershell',
        { kind: 'ocsPowershell', url: 'https://ly14.ntsystems.local/OcsPowershell' },
      ],
    ],
    refused: [
      ['winrm', /not a connection/],
      ['winrm://ly14', /short name/],
      ['http://ly14.ntsystems.local/OcsPowershell', /Skype for Business shell/],
      ['https://ly14.ntsystems.local/PowerShell/', /Skype for Business shell/],
    ],
  },
  serverName: {
    accepted: [
      ['EX14', 'EX14'],
      ['EX-EU1', 'EX-EU1'],
      ['ABCDEFGHIJKLMNO', 'ABCDEFGHIJKLMNO'],
    ],
    refused: [
      ['ABCDEFGHIJKLMNOP', /16 characters/],
      ['ex14.contoso.com', /full name/],
      ['14', /not a computer's short name/],
      ['-EX', /not a computer's short name/],
      ['EX_1', /not a computer's short name/],
      ['EX 1', /not a computer's short name/],
    ],
  },
  environmentName: {
    accepted: [
      ['contoso-prod', 'contoso-prod'],
      ['0', '0'],
      ['a'.repeat(63), 'a'.repeat(63)],
    ],
    refused: [
      ['Contoso', /can't name/],
      ['-a', /can't name/],
      ['a'.repeat(64), /can't name/],
      ['a_b', /can't name/],
      ['../a', /can't name/],
      ['con', /device/],
      ['lpt1', /device/],
    ],
  },
  siteId: {
    accepted: [
      ['Bolzano', 'Bolzano'],
      ['Büro Nord', 'Büro Nord'],
    ],
    refused: [
      ['site:Bolzano', /site:/],
      [' Bolzano', /blank/],
      ['', /empty/],
    ],
  },
  applicationId: {
    accepted: [['OutlookWebApp', 'OutlookWebApp']],
    refused: [
      ['Outlook Web App', /application id/],
      ['urn:application:owa', /application id/],
      ['', /application id/],
    ],
  },
  word: {
    accepted: [['00000004-0000-0ff1-ce00-000000000000', '00000004-0000-0ff1-ce00-000000000000']],
    refused: [
      ['a b', /blank/],
      ['', /empty/],
    ],
  },
  oneLineText: {
    accepted: [
      ['Führung', 'Führung'],
      ["O'Brien \u2018x\u2019 $(x) `y`", "O'Brien \u2018x\u2019 $(x) `y`"],
      ['نمی\u200cخواهم', 'نمی\u200cخواهم'],
    ],
    refused: [
      ['', /empty/],
      ['  ', /empty/],
      ['a ', /blank/],
      ['a'.repeat(1025), /1024/],
    ],
  },
  smtpAddress: {
    accepted: [
      ['probe@contoso.com', 'probe@contoso.com'],
      ["o'brien.x+y@contoso.com", "o'brien.x+y@contoso.com"],
    ],
    refused: [
      ['probe', /not an SMTP address/],
      ['a@b@contoso.com', /not an SMTP address/],
      ['smtp:probe@contoso.com', /scheme/],
      ['a..b@contoso.com', /local part/],
      ['a b@contoso.com', /local part/],
      ['probe@contoso', /short name/],
    ],
  },
  sipUri: {
    accepted: [['sip:probe@contoso.com', 'sip:probe@contoso.com']],
    refused: [
      ['probe@contoso.com', /begin with "sip:"/],
      ['SIP:probe@contoso.com', /begin with "sip:"/],
      ['sip:contoso.com', /not a SIP address/],
      ['sip:probe@contoso.com;transport=tls', /no host name/],
    ],
  },
};

const kinds: Readonly<Record<Kind, z.ZodMiniType>> = { ...values };

describe.each(Object.entries(cases))('%s', (kind, { accepted, refused }) => {
  const schema = kinds[kind as Kind];
  const pattern = metadataOf(schema)?.pattern;

  test.each(accepted)('accepts %j', (text, value) => {
    expect(z.safeParse(schema, text)).toEqual({ success: true, data: value });
    if (pattern !== undefined) expect(text).toMatch(new RegExp(pattern, 'u'));
  });

  test.each(refused)('refuses %j', (text, message) => {
    const [issue] = z.safeParse(schema, text).error?.issues ?? [];
    expect(issue?.message).toMatch(message);
    expect(issue?.code === 'custom' && issue.params?.remedy).toMatch(/[.?]$/);
  });
});
