import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.ts';
import { defaultThumbprint } from './options.ts';
import { makeOrganisation } from './organisation.ts';
import { changeState } from './state-files.ts';
import { assignAll, recycle, switchOn } from './switch-on.ts';
import { syntheticWebConfig } from './web-config.ts';

export const server = 'servers/EX14';

/** web.config with both keys, as a sound procedure would leave it. */
export const configuredWebConfig = syntheticWebConfig('EX14').replace(
  '</appSettings>',
  `<add key="IMCertificateThumbprint" value="${defaultThumbprint}" />\r\n    <add key="IMServerName" value="ly14.ntsystems.local" />\r\n  </appSettings>`,
);

/** The default organisation with everything switched on by hand, without any runbook; the realm as the only OAuth value. */
export function switchedOn(): string {
  const folder = temporaryFolder('judge');
  makeOrganisation(folder);
  switchOn(folder);
  changeState(folder, 'skype/oauth-configuration', (state) =>
    assignAll([state], { realm: 'ntsystems.local', exchangeAutodiscoverUrl: null }),
  );
  changeState(folder, 'exchange/owa-mailbox-policies', (state) => {
    assignAll(
      state.policies.filter((one) => !one.isDefault),
      { instantMessagingType: 'None' },
    );
  });
  recycleWith(folder, configuredWebConfig);
  return folder;
}

/** The file with these contents, and a recycle. */
export function recycleWith(folder: string, webConfig: string): void {
  writeFileSync(join(folder, server, 'Exchange/ClientAccess/Owa/web.config'), webConfig);
  recycle(folder, 'EX14');
}
