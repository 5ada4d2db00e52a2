import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

/** Several pools may stand in one site; it is looked for once. */
export function sites(environment: Environment): Check[] {
  const skype = skypeName(environment);
  const { pools } = environment.skype;
  const firsts = pools.filter(
    ({ siteId }, index) => pools.findIndex((pool) => isSame(pool.siteId, siteId)) === index,
  );
  return firsts.map((pool) => ({
    kind: 'check',
    id: `skype/site/${pool.siteId}`,
    target: 'skype',
    title: `${skype} has the site ${pool.siteId}`,
    why: 'A trusted application pool belongs to a site, given by its SiteId, which is neither its identity nor its display name.',
    safety: 'required',
    phase: 'preflight',
    keyPath: `skype.pools[${pools.indexOf(pool)}].siteId`,
    powershell: part('checks/sites.ps1', {
      SiteId: pool.siteId,
      UnknownSite: `No site has the SiteId ${pool.siteId}. Put the right one into skype.pools[${pools.indexOf(pool)}].siteId: `,
    }),
  }));
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
