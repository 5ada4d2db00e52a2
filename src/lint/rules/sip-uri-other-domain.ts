import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';

export const sipUriOtherDomain: EnvironmentRule = {
  id: 'OWA108',
  alias: 'sip-uri-other-domain',
  category: 'names',
  severity: 'warning',
  summary: 'The test user is in a SIP domain that the deployment does not have.',
  why: 'Nobody can be enabled for a SIP address outside of the SIP domains, so the checks with this user would fail.',
  source: 'Microsoft, Enable-CsUser; docs/environment.md.',
  bad: [
    {
      title: 'A misspelt domain.',
      text: `features: { onlineMeetings: true }
skype: { sipDomains: [contoso.com] }
verification: { sipUri: "sip:probe@contso.com" }
`,
      at: ['verification.sipUri'],
    },
    {
      title: 'The domain of the mailbox.',
      text: `features: { onlineMeetings: true }
skype: { sipDomains: [ntsystems.local, tomt.it] }
verification: { sipUri: "sip:probe@mail.tomt.it", mailbox: probe@mail.tomt.it }
`,
      at: ['verification.sipUri'],
    },
    {
      title: 'The domain above.',
      text: `features: { skypeAccessToExchange: true }
skype: { sipDomains: [corp.contoso.com] }
verification: { sipUri: "sip:probe@contoso.com" }
`,
      at: ['verification.sipUri'],
    },
  ],
  good: [
    {
      title: 'The default domain, in another case.',
      text: `features: { onlineMeetings: true }
skype: { sipDomains: [contoso.com] }
verification: { sipUri: "sip:probe@Contoso.com" }
`,
    },
    {
      title: 'Any of the domains.',
      text: `features: { onlineMeetings: true }
skype: { sipDomains: [contoso.com, fabrikam.com] }
verification: { sipUri: "sip:probe@fabrikam.com" }
`,
    },
    {
      title: 'A mailbox in another domain is normal.',
      text: `features: { onlineMeetings: true }
skype: { sipDomains: [contoso.com] }
verification: { sipUri: "sip:probe@contoso.com", mailbox: probe@fabrikam.com }
`,
    },
  ],
  *check({ skype, verification }) {
    const domains = skype?.sipDomains;
    const domain = verification?.sipUri?.split('@').at(-1);
    // A domain that could not be read may be the one.
    if (domains === undefined || domain === undefined || domains.includes(undefined)) return;
    if (domains.some((known) => sameName(known, domain))) return;
    yield {
      path: 'verification.sipUri',
      message: `${domain} is none of skype.sipDomains.`,
      remedy: `Write a user of ${domains.join(' or ')}, or add the domain there.`,
    };
  },
};
