import type { PowershellRule } from '../cmdlets/bound-script.ts';
import type { Assignment } from '../powershell/script.ts';

const lost = /^(PrivateKey|PublicKey|GetRSAPrivateKey|GetRSAPublicKey|Verify|Export|CopyWithPrivateKey)$/i;

export const deserialisedCertificate: PowershellRule = {
  id: 'PSH213',
  alias: 'deserialised-certificate',
  category: 'certificates',
  severity: 'warning',
  summary: 'A certificate of Get-ExchangeCertificate is used as if it were the certificate itself.',
  why: "Exchange's shell is a remote session: what comes is a copy of properties, often RawData alone, without a private key and without methods.",
  source:
    'microsoft/CSS-Exchange, Get-ExchangeServerCertificate.ps1 and Import-ExchangeCertificateFromRawData.ps1.',
  bad: [
    {
      title: 'Its private key.',
      text: '$certificate = Get-ExchangeCertificate -Thumbprint $thumbprint\n$certificate.PrivateKey.Key\n',
      at: ['2:1'],
    },
    {
      title: 'A method.',
      text: "$certificate = Get-ExchangeCertificate | Where-Object Services -match 'IIS'\n$certificate.Export('Cert')\n",
      at: ['2:1'],
    },
    {
      title: 'In brackets.',
      text: '(Get-ExchangeCertificate -Thumbprint $thumbprint).Verify()\n',
      at: ['1:1'],
    },
  ],
  good: [
    {
      title: 'Made anew from its bytes.',
      text: '$found = Get-ExchangeCertificate -Thumbprint $thumbprint\n$certificate = New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList (, $found.RawData)\n$certificate.Verify()\n',
    },
    {
      title: 'From the store of the server.',
      text: '$certificate = Get-Item -Path "Cert:\\LocalMachine\\My\\$thumbprint"\n$certificate.PrivateKey\n',
    },
    {
      title: 'A property that comes along.',
      text: '$certificate = Get-ExchangeCertificate -Thumbprint $thumbprint\n$certificate.Thumbprint\n',
    },
  ],
  *check(script) {
    const { members, source, assigned } = script;
    for (const { of, name, at } of members) {
      if (!lost.test(name ?? '')) continue;
      const isRemote =
        of.kind === 'variable'
          ? isFetched(assigned.before(at.start, of.name))
          : /^\(\s*Get-ExchangeCertificate\b[^()|]*\)$/i.test(source.text.slice(of.at.start, of.at.end));
      if (!isRemote) continue;
      yield {
        at,
        message: `What Get-ExchangeCertificate gives is a copy without ${name}.`,
        remedy: 'Read Cert:\\LocalMachine\\My on the server, or make an X509Certificate2 of RawData.',
      };
    }
  },
};

function isFetched(assignment: Assignment | undefined): boolean {
  const elements = assignment?.value?.elements ?? [];
  return (
    elements.every((element, index) => {
      if ('kind' in element) return false;
      return index === 0
        ? /^Get-ExchangeCertificate$/i.test(element.name ?? '')
        : /^(where-object|where|\?|sort-object|sort|select-object|select)$/i.test(element.name ?? '');
    }) && elements.length > 0
  );
}
