import type { Server } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { serverIdPrefix, serverTarget } from '../server-target.ts';
import { part } from '../template.ts';
import { thumbprintOf } from '../thumbprint-of.ts';

/** Once the plan is applied the file is another one by intent, so a difference is only ever a remark. */
export function webConfigCopy(server: Server, index: number, hash: string): Check {
  return {
    kind: 'check',
    id: `${serverIdPrefix(server.name)}/web-config-copy/owa`,
    target: serverTarget(server.name),
    title: `web.config on ${server.name} is still the file that the preview was made from`,
    why: 'The preview shows the edit on a copy. The file on the server decides.',
    safety: 'advice',
    phase: 'preflight',
    keyPath: `exchange.servers[${index}].webConfig`,
    powershell: part('web-config/web-config-copy.ps1', {
      InstallPath: server.installPath ?? '',
      Thumbprint: thumbprintOf(server),
      ServerName: server.imServerName,
      Hash: hash,
      Differs: `web.config on ${server.name} differs from the copy that the preview was made from: it was edited since, by this plan or by somebody else.`,
    }),
  };
}
