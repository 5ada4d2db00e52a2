import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { givenValues } from '../cmdlets/given-values.ts';
import { knownText, literalText } from '../cmdlets/value-text.ts';
import type { Command } from '../powershell/script.ts';
import type { TextFault } from '../text-rule.ts';
import { nameOf, scriptName } from './partner-script-in-process.ts';

export const partnerScriptMisused: PowershellRule = {
  id: 'PSH208',
  alias: 'partner-script-misused',
  category: 'powershell',
  severity: 'error',
  summary:
    'Configure-EnterprisePartnerApplication.ps1 by a wrong name, or with a wrong type, address or switch.',
  why: "Several pages of Microsoft call it Configure-EnterpriseApplication.ps1, which is not there. Skype for Business is of the type Lync too, and its document is the pool's: the one of autodiscover is Exchange's own. -TrustAnySSLCertificate is a [bool] and needs $true after it.",
  source: 'The script Configure-EnterprisePartnerApplication.ps1 itself.',
  bad: [
    {
      title: 'The name of some pages.',
      text: '& "$exscripts\\Configure-EnterpriseApplication.ps1" -AuthMetadataUrl https://pool.contoso.com/metadata/json/1 -ApplicationType Lync\n',
      at: ['1:3'],
    },
    {
      title: 'A switch that is none.',
      text: '& "$exscripts\\Configure-EnterprisePartnerApplication.ps1" -ApplicationType Lync -TrustAnySSLCertificate -AuthMetadataUrl https://pool.contoso.com/metadata/json/1\n',
      at: ['1:81'],
    },
    {
      title: 'A type that the script does not know.',
      text: '& .\\Configure-EnterprisePartnerApplication.ps1 -AuthMetadataUrl https://pool.contoso.com/metadata/json/1 -ApplicationType Skype\n',
      at: ['1:123'],
    },
    {
      title: "Exchange's own document.",
      text: "& .\\Configure-EnterprisePartnerApplication.ps1 -ApplicationType Lync -AuthMetadataUrl 'https://autodiscover.contoso.com/autodiscover/metadata/json/1'\n",
      at: ['1:87'],
    },
    {
      title: 'At the end.',
      text: '& .\\Configure-EnterprisePartnerApplication.ps1 -ApplicationType Lync -AuthMetadataUrl https://pool.contoso.com/metadata/json/1 -TrustAnySSLCertificate\n',
      at: ['1:128'],
    },
  ],
  good: [
    {
      title: 'With its value.',
      text: '& .\\Configure-EnterprisePartnerApplication.ps1 -ApplicationType Lync -AuthMetadataUrl https://pool.contoso.com/metadata/json/1 -TrustAnySSLCertificate $true\n',
    },
    {
      title: 'Exchange as partner of another Exchange.',
      text: '& .\\Configure-EnterprisePartnerApplication.ps1 -ApplicationType Exchange -AuthMetadataUrl https://autodiscover.contoso.com/autodiscover/metadata/json/1\n',
    },
    {
      title: 'With a colon.',
      text: '& .\\Configure-EnterprisePartnerApplication.ps1 -ApplicationType Lync -AuthMetadataUrl https://pool.contoso.com/metadata/json/1 -TrustAnySSLCertificate:$true\n',
    },
    { title: 'Another script.', text: '& .\\Configure-Everything.ps1 -TrustAnySSLCertificate\n' },
  ],
  *check({ commands, source }) {
    for (const command of commands) {
      const name = nameOf(command, source.text);
      if (/(^|[\\/])Configure-EnterpriseApplication\.ps1$/i.test(name)) {
        yield {
          at: command.nameAt,
          message: 'No script of this name comes with Exchange.',
          remedy: 'Write Configure-EnterprisePartnerApplication.ps1.',
        };
      }
      if (!scriptName.test(name)) continue;
      yield* wrongValues(command);
      for (const [index, argument] of command.arguments.entries()) {
        if (argument.kind !== 'parameter' || !/^TrustAny\w*$/i.test(argument.name)) continue;
        if (argument.value !== undefined || command.arguments[index + 1]?.kind === 'value') continue;
        yield {
          at: argument.at,
          message: '-TrustAnySSLCertificate is no switch: it needs a value.',
          remedy: 'Write -TrustAnySSLCertificate $true, or better leave it out.',
          edits: [{ at: { start: argument.at.end, end: argument.at.end }, text: ' $true' }],
        };
      }
    }
  },
};

function* wrongValues(command: Command): Generator<TextFault, undefined> {
  const given = givenValues(command);
  const type = given.find(({ parameter = '' }) => /^ApplicationT/i.test(parameter))?.value;
  const address = given.find(({ parameter = '' }) => /^AuthM/i.test(parameter))?.value;
  const stated = literalText(type);
  if (type !== undefined && stated !== undefined && !/^(Lync|Exchange|SharePoint)$/i.test(stated)) {
    yield {
      at: type.at,
      message: `The script knows Lync, Exchange and SharePoint as types, not "${stated}".`,
      remedy: 'Write Lync, also for Skype for Business.',
    };
  }
  const isOfExchange = /\/autodiscover\/metadata\//i.test(knownText(address) ?? '');
  if (address === undefined || !isOfExchange || stated?.toLowerCase() !== 'lync') return;
  yield {
    at: address.at,
    message: "This is Exchange's own document, not that of the pool.",
    remedy: 'Write https://, the full name of the pool, and /metadata/json/1.',
  };
}
