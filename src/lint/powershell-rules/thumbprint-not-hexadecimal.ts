import type { Range } from '../../environment/source-text.ts';
import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { itemsOf, literalText } from '../cmdlets/value-text.ts';
import type { Value } from '../powershell/value.ts';

// Blanks and marks that a certificate's window puts before its thumbprint when it is copied; OWA drops only blanks.
const invisible = /[\s\u00a0\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;

export const thumbprintNotHexadecimal: PowershellRule = {
  id: 'PSH205',
  alias: 'thumbprint-not-hexadecimal',
  category: 'certificates',
  severity: 'error',
  summary: 'A thumbprint that is not 40 hexadecimal digits.',
  why: 'A thumbprint that is copied from the window of a certificate begins with an invisible mark, which stays in the value: the certificate is then "not found" (event 103).',
  source: 'Microsoft, SHA-1 thumbprints of the certificate store; event 103 of MSExchange OWA.',
  bad: [
    {
      title: 'An invisible mark before it.',
      text: "Set-SettingOverride -Identity IM -Parameters 'IMServerName=a','IMCertificateThumbprint=\u200e8A2E3B1C9D4F5A6B7C8D9E0F1A2B3C4D5E6F7A8B'\n",
      at: ['1:63'],
    },
    {
      title: 'The same with the blanks of that window.',
      text: "Set-SettingOverride -Identity IM -Parameters 'IMServerName=a','IMCertificateThumbprint=\u200e8a 2e 3b 1c 9d 4f 5a 6b 7c 8d 9e 0f 1a 2b 3c 4d 5e 6f 7a 8b'\n",
      at: ['1:63'],
    },
    {
      title: 'In a variable.',
      text: "$thumbprint = '\u200e8A2E3B1C9D4F5A6B7C8D9E0F1A2B3C4D5E6F7A8B'\nEnable-ExchangeCertificate -Thumbprint $thumbprint -Services IIS -Force\n",
      at: ['1:15'],
    },
    {
      title: 'A digit too many.',
      text: 'Enable-ExchangeCertificate -Thumbprint 8A2E3B1C9D4F5A6B7C8D9E0F1A2B3C4D5E6F7A8BB -Services IIS -Force\n',
      at: ['1:40'],
    },
    {
      title: 'A letter that is none of the digits.',
      text: "Enable-ExchangeCertificate -Thumbprint 'NKT23B1C9D4F5A6B7C8D9E0F1A2B3C4D5E6F7A8B' -Services IIS -Force\n",
      at: ['1:40'],
    },
  ],
  good: [
    {
      title: '40 digits, in either case.',
      text: 'Enable-ExchangeCertificate -Thumbprint 8a2e3b1c9d4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b -Services IIS -Force\n',
    },
    {
      title: 'Blanks alone, which are taken out.',
      text: "Set-SettingOverride -Identity IM -Parameters 'IMServerName=a','IMCertificateThumbprint=8a 2e 3b 1c 9d 4f 5a 6b 7c 8d 9e 0f 1a 2b 3c 4d 5e 6f 7a 8b'\n",
    },
    {
      title: 'Not known before it runs.',
      text: 'Enable-ExchangeCertificate -Thumbprint $certificate.Thumbprint -Services IIS -Force\n',
    },
    {
      title: 'A placeholder for a person.',
      text: "Set-SettingOverride -Identity IM -Parameters 'IMServerName=<pool>','IMCertificateThumbprint=<thumbprint>'\n",
    },
  ],
  *check(script) {
    const { assigned } = script;
    const seen = new Set<number>();
    for (const { bound } of script.uses) {
      for (const { name, value, parameter } of bound) {
        if (value === undefined || parameter === undefined) continue;
        for (const { item, stated } of thumbprintsIn(name, assigned.constant(value))) {
          const fault = judge(stated, item.at, script.source.text);
          if (fault === undefined || seen.has(item.at.start)) continue;
          seen.add(item.at.start);
          yield fault;
        }
      }
    }
  },
};

/** The thumbprints that stand in a parameter's value: as it is, or after `IMCertificateThumbprint=`. */
function thumbprintsIn(parameter: string, value: Value | undefined) {
  return itemsOf(value).flatMap((item) => {
    const text = literalText(item);
    if (text === undefined) return [];
    if (/Thumbprint$/.test(parameter)) return [{ item, stated: text }];
    const assigned = parameter === 'Parameters' ? /^\s*IMCertificateThumbprint\s*=(.*)$/is.exec(text) : null;
    return assigned === null ? [] : [{ item, stated: assigned[1] ?? '' }];
  });
}

/** As the window of a certificate shows it; the blanks do no harm. */
const inPairs = /^\s*(?:[0-9a-f]{2} ){19}[0-9a-f]{2}\s*$/i;

function judge(stated: string, at: Range, text: string) {
  // Short words and placeholders are no thumbprints that somebody copied.
  if (!/[0-9a-f]{20}/i.test(stated.replace(/ /g, ''))) return undefined;
  if (/^[0-9a-f]{40}$/i.test(stated) || inPairs.test(stated)) return undefined;
  const clean = stated.replace(invisible, '');
  const isClean = /^[0-9a-f]{40}$/i.test(clean);
  const start = text.indexOf(stated, at.start);
  const isExact = isClean && start >= 0 && start + stated.length <= at.end;
  return {
    at,
    message: isClean
      ? 'There is a blank or an invisible character in this thumbprint.'
      : `A thumbprint has 40 hexadecimal digits; this has ${clean.length} characters${/[^0-9a-f]/i.test(clean) ? ', not all of them digits' : ''}.`,
    remedy: isClean
      ? `Write ${clean}.`
      : 'Take it from Get-ExchangeCertificate, or from Cert:\\LocalMachine\\My.',
    ...(isExact ? { edits: [{ at: { start, end: start + stated.length }, text: clean }] } : {}),
  };
}
