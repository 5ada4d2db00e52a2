import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

export function sites(environment: Environment): Check[] {
  const skype = skypeName(environment);
  return environment.skype.pools.map(({ siteId }, index) => ({
    kind: 'check',
    id: `skype/site/${siteId}`,
    target: 'skype',
    title: `${skype} has the site ${siteId}`,
    why: 'A trusted application pool belongs to a site, given by its SiteId, which is neither its identity nor its display name.',
    safety: 'required',
    phase: 'preflight',
    keyPath: `skype.pools[${index}].siteId`,
    powershell: part('checks/sites.ps1', {
      SiteId: siteId,
      UnknownSite: `No site has the SiteId ${siteId}. Put the right one into skype.pools[${index}].siteId: `,
    }),
  }));
}
