import type { TextRule } from '../text-rule.ts';
import { pool, thumbprint, webConfigAround, webConfigWith } from './example-file.ts';
import { faultsOf } from './faults-of.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigFrontEnd: TextRule<WebConfigFile> = {
  id: 'WEB009',
  alias: 'web-config-front-end',
  category: 'web-config',
  severity: 'error',
  summary: "A web.config is that of the front end's proxy.",
  why: 'OWA reads its IM keys in the back end, on the Mailbox server. In the front end they do nothing.',
  source: 'Microsoft, "Integrating Lync Server 2013 and Outlook Web App 2013".',
  bad: [
    {
      title: 'FrontEnd\\HttpProxy\\owa\\web.config.',
      text: webConfigWith('<add key="HttpProxy.ProtocolType" value="Owa" />'),
      at: ['3:5'],
    },
    {
      title: 'The two keys put into the wrong file.',
      text: webConfigWith('<add key="HttpProxy.ProtocolType" value="Owa" />', thumbprint, pool),
      at: ['3:5'],
    },
    {
      title: 'Another case, not the first key.',
      text: webConfigWith(pool, '<add value="Owa" key="httpproxy.protocoltype" />'),
      at: ['4:5'],
    },
  ],
  good: [
    {
      title: 'The back end.',
      text: webConfigWith('<add key="OAuthHttpModule.RunningAtBackend" value="true" />', thumbprint, pool),
    },
    {
      title: "Another address's key.",
      text: webConfigAround(
        '<location path="proxy"><appSettings><add key="HttpProxy.ProtocolType" value="Owa" /></appSettings></location>',
        '<appSettings />',
      ),
    },
    {
      title: 'In a comment.',
      text: webConfigWith('<!-- <add key="HttpProxy.ProtocolType" value="Owa" /> -->', pool),
    },
  ],
  check: (config) => faultsOf(config, 'front-end'),
};
