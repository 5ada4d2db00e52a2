import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo } from '../cmdlets/cmdlet-use.ts';
import { literalText } from '../cmdlets/value-text.ts';

export const partnerApplicationOfServer: PowershellRule = {
  id: 'PSH206',
  alias: 'partner-application-of-server',
  category: 'names',
  severity: 'warning',
  summary: '`New-CsPartnerApplication` with another metadata address than that of autodiscover.',
  why: "Lync fetches the document while it binds the parameter. With a server's name instead of autodiscover's it did not work, and without /autodiscover/ in the path it is another document.",
  source:
    '"Lync and Exchange 2013 OWA integration" (blog article of 2013-06-16); Microsoft, "Configure partner applications in Skype for Business Server".',
  bad: [
    {
      title: "A server's name.",
      text: 'New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl https://ex1.contoso.com/autodiscover/metadata/json/1\n',
      at: ['1:86'],
    },
    {
      title: 'A path without autodiscover.',
      text: 'New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl "https://autodiscover.contoso.com/metadata/json/1"\n',
      at: ['1:86'],
    },
    {
      title: 'Not encrypted.',
      text: 'New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl http://autodiscover.contoso.com/autodiscover/metadata/json/1\n',
      at: ['1:86'],
    },
  ],
  good: [
    {
      title: 'By autodiscover.',
      text: 'New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl https://autodiscover.contoso.com/autodiscover/metadata/json/1\n',
    },
    {
      title: 'Not known before it runs.',
      text: 'New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl "https://$name/autodiscover/metadata/json/1"\n',
    },
    {
      title: 'Another application.',
      text: 'New-CsPartnerApplication -Identity SharePoint -ApplicationTrustLevel Full -MetadataUrl https://sp.contoso.com/_layouts/15/metadata/json/1\n',
    },
  ],
  *check({ uses }) {
    for (const use of uses) {
      if (!/^(New|Set)-CsPartnerApplication$/.test(use.cmdlet.name)) continue;
      const value = boundTo(use, 'MetadataUrl')?.value;
      const text = literalText(value);
      const identity = literalText(boundTo(use, 'Identity')?.value) ?? '';
      if (value === undefined || text === undefined || !/exchange/i.test(identity)) continue;
      const address = /^(https?):\/\/([^/:]+)(?::\d+)?(\/.*)?$/i.exec(text);
      if (address === null) continue;
      const [, scheme = '', host = '', path = ''] = address;
      const domain = host.slice(host.indexOf('.') + 1);
      const meant = `https://autodiscover.${domain}/autodiscover/metadata/json/1`;
      const faults = [
        ...(scheme.toLowerCase() === 'http' ? ['is not encrypted'] : []),
        ...(host.toLowerCase().startsWith('autodiscover.') ? [] : [`names ${host} and not autodiscover`]),
        ...(/^\/autodiscover\/metadata\/json\/1$/i.test(path)
          ? []
          : ['has not the path of the autodiscover service']),
      ];
      if (faults.length === 0) continue;
      yield {
        at: value.at,
        message: `This address ${faults.join(', ')}.`,
        remedy: `Use the form ${meant}, with the domain of the autodiscover service.`,
      };
    }
  },
};
