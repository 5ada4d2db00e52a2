import { readState } from './state-files.ts';

/**
 * The host at which Lync looks for Exchange's autodiscover: of the address that it was told, else of its realm. From Skype
 * for Business on the default SIP domain stands for a realm that is not set; Lync 2013 then knows none: undefined.
 */
export function autodiscoverHost(folder: string): string | undefined {
  const { realm, exchangeAutodiscoverUrl } = readState(folder, 'skype/oauth-configuration');
  if (exchangeAutodiscoverUrl) return new URL(exchangeAutodiscoverUrl).host;
  const { serverVersion, sipDomains } = readState(folder, 'skype/deployment');
  const inEffect = realm || (serverVersion.includes('Lync Server') ? '' : (sipDomains[0] ?? ''));
  return inEffect === '' ? undefined : `autodiscover.${inEffect}`;
}
