import { makeCertificate } from './certificate.ts';
import type { OrganisationOptions, PoolOptions } from './options.ts';
import { writeState } from './state-files.ts';

/** The Lync side as new: sites, pools, certificates, and what others own. */
export function buildSkype(
  folder: string,
  domain: string,
  sipDomains: readonly string[],
  pools: readonly PoolOptions[],
  options: OrganisationOptions,
): void {
  const first = pools[0]?.fqdn ?? `ly14.${domain}`;
  const sipNames = sipDomains.map((sip) => `sip.${sip}`);
  const defaultCertificates = pools.map((pool, index) => ({
    use: 'Default',
    pool: pool.fqdn,
    ...makeCertificate({
      name:
        (index === 0 ? options.poolCertificateSubject : undefined) ?? pool.certificateSubject ?? pool.fqdn,
      names: [pool.fqdn, ...sipNames],
      serialNumber: 0x2001 + 0x10 * index,
    }),
  }));
  const tokenIssuer = makeCertificate({
    name: sipDomains[0] ?? domain,
    serialNumber: 0x2002,
    ...(options.oauthTokenIssuer === 'expired'
      ? { notAfter: new Date('2020-01-01T00:00:00Z'), notBefore: new Date('2015-01-01T00:00:00Z') }
      : {}),
  });
  // The first pool of a site stands for it.
  const sites = pools.filter((pool, at) => pools.findIndex((one) => one.siteId === pool.siteId) === at);
  const siteIdentity = (pool: PoolOptions): string => `Site:${pool.siteName ?? `${pool.siteId}1`}`;
  writeState(folder, 'skype/deployment', {
    serverVersion:
      options.lyncVersion ?? 'Microsoft Lync Server 2013 (5.0.8308.0): Volume license key installed.',
    sipDomains,
    sites: sites.map((site) => ({
      identity: siteIdentity(site),
      siteId: site.siteId,
      displayName: `${site.siteId} office`,
      pools: pools.filter((pool) => pool.siteId === site.siteId).map((pool) => pool.fqdn),
    })),
    pools: pools.map((pool) => ({
      fqdn: pool.fqdn,
      site: siteIdentity(pool),
      computers: pool.computers ?? [pool.fqdn],
      roles: pool.director
        ? ['Registrar', 'WebServer', 'Director']
        : ['UserServer', 'Registrar', 'WebServer', 'ConferencingServer'],
    })),
    certificates: [
      ...defaultCertificates,
      ...(options.oauthTokenIssuer === 'missing'
        ? []
        : [{ use: 'OAuthTokenIssuer', pool: null, ...tokenIssuer }]),
    ],
    trustedIssuers: ['CN=ntsystems-CA'],
  });
  const computers = pools.flatMap((pool) => pool.computers ?? [pool.fqdn]);
  writeState(folder, 'skype/replication', {
    readsBehind: typeof options.replication === 'object' ? options.replication.readsBehind : 0,
    replicas: computers.map((fqdn) => ({ fqdn, behind: options.replication === 'behind' ? null : 0 })),
  });

  const foreignPool = {
    serviceId: `${pools[0]?.siteId ?? '1'}-ExternalServer-1`,
    poolFqdn: `cc01.${domain}`,
    site: pools[0] === undefined ? 'Site:1' : siteIdentity(pools[0]),
    registrar: first,
    requiresReplication: false,
    outboundOnly: false,
    throttleAsServer: true,
    treatAsAuthenticated: true,
    computers: [`cc01.${domain}`],
    applications: [
      { applicationId: 'contactcentre', port: 5199, protocol: 'Mtls', legacyApplicationName: '' },
    ],
  };
  const pending = {
    ...foreignPool,
    serviceId: foreignPool.serviceId.replace(/1$/, '2'),
    poolFqdn: `fax01.${domain}`,
    computers: [`fax01.${domain}`],
    applications: [],
  };
  const isPending = options.topologyPending === 'yes';
  writeState(folder, 'skype/topology', {
    nextServiceId: 3,
    published: {
      version: isPending ? 15 : 14,
      trustedApplicationPools: isPending ? [foreignPool, pending] : [foreignPool],
    },
    enabled: { version: 14, trustedApplicationPools: [foreignPool] },
  });
  writeState(folder, 'skype/partner-applications', {
    partnerApplications: [
      {
        identity: 'microsoft.exchange.online',
        applicationIdentifier: '00000002-0000-0ff1-ce00-000000000000',
        realm: null,
        metadataUrl: '',
        useOAuthServer: true,
        oauthServer: 'microsoft.sts',
        applicationTrustLevel: 'Full',
        enabled: true,
        acceptSecurityIdentifierInformation: false,
      },
    ],
  });
  writeState(folder, 'skype/oauth-configuration', {
    realm: null,
    serviceName: '00000004-0000-0ff1-ce00-000000000000',
    exchangeAutodiscoverUrl: null,
    exchangeAutodiscoverAllowedDomains: null,
  });
}
