import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SkypeHostOptions } from './options.ts';
import { writeState } from './state-files.ts';

/** `frontends/LY14` of ly14.ntsystems.local. */
export function frontEndFolder(fqdn: string): string {
  return `frontends/${(fqdn.split('.')[0] ?? fqdn).toUpperCase()}`;
}

/** A machine of Lync or Skype for Business with its own commands, reached by WinRM. */
export function buildFrontEnd(folder: string, host: SkypeHostOptions): void {
  const place = frontEndFolder(host.fqdn);
  const name = place.slice('frontends/'.length);
  mkdirSync(join(folder, place, 'ProgramData'), { recursive: true });
  writeState(folder, `${place}/machine`, {
    name,
    fqdn: host.fqdn,
    reachable: true,
    lyncTools: true,
    runsAsAdministrator: host.runsAsAdministrator ?? false,
    exchange: false,
    winrm: { port: 5985, ssl: false, configurations: ['Microsoft.PowerShell'] },
    environment: { ProgramData: `%ORGANISATION%/${place}/ProgramData`, COMPUTERNAME: name },
    registry: {},
    certificates: [],
    trustedIssuers: ['CN=ntsystems-CA'],
    owaWebConfig: null,
  });
  writeState(folder, `${place}/events`, { events: [] });
}
