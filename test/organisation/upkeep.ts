import { readFileSync, writeFileSync } from 'node:fs';
import { readAppSettings } from './app-settings.ts';
import { makeCertificate } from './certificate.ts';
import { buildOf, generationOf } from './exchange-generation.ts';
import { commonName } from './organisation-reader.ts';
import type { CertificateState } from './state.ts';
import { changeMachine, changeState, readMachine, readState, stateTime } from './state-files.ts';
import { recycle, refresh } from './switch-on.ts';
import { syntheticWebConfig } from './web-config.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * What a cumulative update does to a server: OWA's web.config is the product's own again, so that added keys are gone
 * (from Exchange 2019 CU13 on setup puts back the pairs of appSettings that it finds), and every process starts anew.
 * `adminDisplayVersion` is what it shows afterwards.
 */
export function applyCumulativeUpdate(folder: string, server: string, adminDisplayVersion?: string): void {
  const place = `servers/${server}`;
  changeState(folder, 'exchange/servers', (state) => {
    for (const one of state.servers)
      if (one.name === server) one.adminDisplayVersion = adminDisplayVersion ?? one.adminDisplayVersion;
  });
  const installed = readState(folder, 'exchange/servers').servers.find((one) => one.name === server);
  if (installed === undefined) throw new Error(`There is no server ${server}.`);
  const generation = generationOf(installed.adminDisplayVersion);
  const { owaWebConfig } = readMachine(folder, place, 'machine');
  if (owaWebConfig !== null) {
    const file = owaWebConfig.replace('%ORGANISATION%', folder);
    const fresh = syntheticWebConfig(installed.fqdn, generation);
    const kept = keepsAppSettings(installed.adminDisplayVersion) ? addedPairs(readFileSync(file), fresh) : [];
    const pairs = kept.map(([key, value]) => `  <add key="${key}" value="${value}" />\r\n  `);
    writeFileSync(file, fresh.replace('</appSettings>', `${pairs.join('')}</appSettings>`));
  }
  if (generation !== '2013') refresh(folder, server);
  recycle(folder, server);
  changeMachine(folder, place, 'worker', (worker) => {
    for (const process of Object.values(worker.processes)) {
      process.processId = worker.nextProcessId;
      process.startedAt = stateTime(new Date());
      worker.nextProcessId += 4;
    }
  });
}

/** Exchange 2019 CU13 is 15.2.1258. */
function keepsAppSettings(adminDisplayVersion: string): boolean {
  const [, minor = 0, build = 0] = buildOf(adminDisplayVersion);
  return minor === 2 && build >= 1258;
}

function addedPairs(old: Buffer, fresh: string): [string, string][] {
  const own = readAppSettings(Buffer.from(fresh, 'utf8'));
  const names = new Map(
    [...old.toString('utf8').matchAll(/key="([^"]*)"/g)].map(([, key = '']) => [key.toLowerCase(), key]),
  );
  return [...(readAppSettings(old) ?? [])]
    .filter(([key]) => !own?.has(key))
    .map(([key, value]) => [names.get(key) ?? key, value]);
}

export interface Renewal {
  /** Common name of the new one; default: that of the old one. */
  readonly subject?: string;
  /** For one that several servers share. Default: the hash of the certificate that is made. */
  readonly thumbprint?: string;
  /** What becomes of the old one; default: it stays in the store, expired. */
  readonly old?: 'expired' | 'removed' | 'valid';
}

/** A new certificate for IIS on a server; gives its thumbprint. Nobody is told: keys and overrides name the old one. */
export function renewCertificate(folder: string, server: string, renewal: Renewal = {}): string {
  const place = `servers/${server}`;
  const old = readMachine(folder, place, 'machine').certificates.find((one) => one.services.includes('IIS'));
  if (old === undefined) throw new Error(`${server} has no certificate for IIS.`);
  const name = renewal.subject ?? commonName(old);
  const fresh = makeCertificate({
    name,
    names: [...new Set([name, ...old.names])],
    issuer: old.issuer.replace(/^CN=/, ''),
    services: old.services,
    serialNumber: Number.parseInt(old.serialNumber, 16) + 0x100,
    ...(renewal.thumbprint === undefined ? {} : { thumbprint: renewal.thumbprint }),
  });
  changeMachine(folder, place, 'machine', (machine) => {
    machine.certificates = machine.certificates
      .filter((one) => renewal.old !== 'removed' || one.thumbprint !== old.thumbprint)
      .map((one) =>
        one.thumbprint === old.thumbprint
          ? { ...one, services: [], ...(renewal.old === 'valid' ? {} : expired()) }
          : one,
      );
    machine.certificates.push(writable(fresh));
  });
  return fresh.thumbprint;
}

/** Lync has another certificate for its tokens, which partners learn only by reading its metadata again; gives the thumbprint. */
export function rollTokenIssuer(folder: string): string {
  const old = readState(folder, 'skype/deployment').certificates.find(
    (one) => one.use === 'OAuthTokenIssuer',
  );
  const fresh = makeCertificate({
    name: old === undefined ? 'tokens' : commonName(old),
    serialNumber: 0x2fff,
  });
  changeState(folder, 'skype/deployment', (state) => {
    for (const one of state.certificates)
      if (one.use === 'OAuthTokenIssuer') one.use = 'PreviousOAuthTokenIssuer';
    state.certificates.push({ use: 'OAuthTokenIssuer', pool: null, ...writable(fresh) });
  });
  return fresh.thumbprint;
}

/** Somebody else publishes a trusted pool, `fax01` of the domain, and leaves it to be enabled. */
export function publishForeignChange(folder: string): void {
  changeState(folder, 'skype/topology', (state) => {
    const { domain } = readState(folder, 'exchange/organisation');
    const [like] = state.published.trustedApplicationPools;
    if (like === undefined) throw new Error('There is a pool of others.');
    state.published.trustedApplicationPools.push({
      ...like,
      serviceId: like.serviceId.replace(/\d+$/, String(state.nextServiceId++)),
      poolFqdn: `fax01.${domain}`,
      computers: [`fax01.${domain}`],
      applications: [],
    });
    state.published.version++;
  });
}

/** A server is gone: from the directory with all that belongs to it, and from the network. Its mailboxes are elsewhere. */
export function removeServer(folder: string, server: string, mailboxesTo: string): void {
  changeState(folder, 'exchange/servers', (state) => {
    state.servers = state.servers.filter((one) => one.name !== server);
  });
  changeState(folder, 'exchange/owa-virtual-directories', (state) => {
    state.virtualDirectories = state.virtualDirectories.filter((one) => one.server !== server);
  });
  changeState(folder, 'exchange/recipients', (state) => {
    for (const one of state.recipients)
      if (one.kind === 'UserMailbox' && one.server === server) one.server = mailboxesTo;
  });
  changeState(folder, 'organisation', (state) => {
    state.machines = state.machines.filter((one) => one !== `servers/${server}`);
    state.computerAccounts = state.computerAccounts.filter(
      (one) => !one.startsWith(`${server.toLowerCase()}.`),
    );
    state.dns = Object.fromEntries(
      Object.entries(state.dns).filter(([name]) => !name.startsWith(`${server.toLowerCase()}.`)),
    );
  });
}

function expired(): { notBefore: string; notAfter: string } {
  return {
    notBefore: stateTime(new Date(Date.now() - 800 * day)),
    notAfter: stateTime(new Date(Date.now() - day)),
  };
}

function writable(certificate: CertificateState): CertificateState & { names: string[]; services: string[] } {
  return { ...certificate, names: [...certificate.names], services: [...certificate.services] };
}
