import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { isNull } from '../cmdlets/value-text.ts';

export const virtualDirectoryWithoutEffect: PowershellRule = {
  id: 'PSH225',
  alias: 'virtual-directory-without-effect',
  category: 'features',
  severity: 'warning',
  summary: 'The pool or the certificate of instant messaging is set on the virtual directory.',
  why: 'Exchange 2010 read them there. OWA of Exchange 2013 and later does not: 2013 reads its web.config, 2016 and later a setting override, so the command succeeds and nothing changes.',
  source:
    'Microsoft, "Integrating Lync Server 2013 and Outlook Web App 2013", "Configure instant messaging integration with Outlook on the web".',
  bad: [
    {
      title: 'The server name.',
      text: "Set-OwaVirtualDirectory -Identity 'EX1\\owa (Default Web Site)' -InstantMessagingServerName pool.contoso.com\n",
      at: ['1:64'],
    },
    {
      title: 'The certificate.',
      text: "Set-OwaVirtualDirectory -Identity 'EX1\\owa (Default Web Site)' -InstantMessagingCertificateThumbprint 8A2E3B1C9D4F5A6B7C8D9E0F1A2B3C4D5E6F7A8B\n",
      at: ['1:64'],
    },
    {
      title: 'In a pipeline.',
      text: 'Get-OwaVirtualDirectory -Server EX1 | Set-OwaVirtualDirectory -InstantMessagingServerName $pool\n',
      at: ['1:63'],
    },
  ],
  good: [
    {
      title: 'What the virtual directory does hold.',
      text: "Set-OwaVirtualDirectory -Identity 'EX1\\owa (Default Web Site)' -InstantMessagingEnabled $true -InstantMessagingType Ocs\n",
    },
    {
      title: 'The override.',
      text: "Set-SettingOverride -Identity IM -Parameters 'IMServerName=pool.contoso.com','IMCertificateThumbprint=8A2E3B1C9D4F5A6B7C8D9E0F1A2B3C4D5E6F7A8B'\n",
    },
    {
      title: 'Cleared.',
      text: "Set-OwaVirtualDirectory -Identity 'EX1\\owa (Default Web Site)' -InstantMessagingServerName $null\n",
    },
  ],
  *check({ uses }) {
    for (const { cmdlet, bound } of uses) {
      if (cmdlet.name !== 'Set-OwaVirtualDirectory') continue;
      for (const { name, argument, value } of bound) {
        if (!/^InstantMessaging(ServerName|CertificateThumbprint)$/.test(name) || isNull(value)) continue;
        yield {
          at: argument.at,
          message: `OWA of Exchange 2013 and later does not read -${name} of the virtual directory.`,
          remedy: 'Set it in web.config of Exchange 2013, or in a setting override from Exchange 2016 on.',
        };
      }
    }
  },
};
