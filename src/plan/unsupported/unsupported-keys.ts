import type { PartialEnvironment } from '../../environment/environment.ts';
import type { UnsupportedKey } from './unsupported-key.ts';
import { unsupportedServers } from './unsupported-servers.ts';
import { unsupportedSkype } from './unsupported-skype.ts';
import { unsupportedState } from './unsupported-state.ts';
import { unsupportedTrust } from './unsupported-trust.ts';

/**
 * What an environment asks for and this plan does not do. Every key of the environment file either changes the plan or
 * is named here, so that none is ignored quietly. Works on whatever of the file could be read.
 */
export function unsupportedKeys(environment: PartialEnvironment): UnsupportedKey[] {
  return [
    ...unsupportedState(environment),
    ...unsupportedSkype(environment),
    ...unsupportedServers(environment),
    ...unsupportedTrust(environment),
  ];
}
