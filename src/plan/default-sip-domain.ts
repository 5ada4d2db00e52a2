import type { Environment } from '../environment/environment.ts';

/** The first SIP domain of the environment is the default one; a file without any is refused when it is read. */
export function defaultSipDomain(environment: Environment): string {
  const [first] = environment.skype.sipDomains;
  if (first === undefined) throw new Error('The environment has no SIP domain.');
  return first;
}
