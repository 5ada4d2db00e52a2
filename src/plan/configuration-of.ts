import type { Environment, Server } from '../environment/environment.ts';
import { methodOf } from './method-of.ts';
import { refreshId, settingOverrideId } from './setting-override/resource.ts';
import { virtualDirectoriesOf } from './virtual-directory/virtual-directories-of.ts';
import { virtualDirectoryId } from './virtual-directory/virtual-directory-id.ts';
import { webConfigId } from './web-config/resource.ts';

/** The steps whose live state tells that a server is configured. */
export function configurationOf(environment: Environment, server: Server): string[] {
  switch (methodOf(server)) {
    case 'web.config':
      return [webConfigId(server)];
    case 'setting-override':
      return [settingOverrideId(server), refreshId(server)];
    case undefined:
      return virtualDirectoriesOf(environment, server).map(({ identity }) => virtualDirectoryId(identity));
  }
}
