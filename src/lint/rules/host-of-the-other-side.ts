import { type ExchangeGeneration, exchangeGenerations } from '../../catalog/versions.ts';
import { formatKeyPath } from '../../environment/key-path.ts';
import { sameName } from '../../environment/values/same-name.ts';
import { hostOf } from '../../environment/values/urls.ts';
import type { EnvironmentRule } from '../rule.ts';
import { poolsOf, serversOf } from '../servers-of.ts';

export const hostOfTheOtherSide: EnvironmentRule = {
  id: 'OWA107',
  alias: 'host-of-the-other-side',
  category: 'names',
  severity: 'error',
  summary: 'A name for Lync or Skype for Business is that of an Exchange server, or the other way round.',
  why: 'Exchange and Lync or Skype for Business may not share a machine: the cmdlets that are asked for are not there.',
  source: 'Microsoft, "Exchange network ports"; docs/environment.md.',
  bad: [
    {
      title: 'The Lync cmdlets on an Exchange server.',
      text: `skype:
  connection: winrm://ex14.ntsystems.local
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
      at: ['skype.connection'],
    },
    {
      title: 'The storage check on an Exchange server.',
      text: `features: { skypeAccessToExchange: true }
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
verification:
  frontEnd: EX14.ntsystems.local
`,
      at: ['verification.frontEnd'],
    },
    {
      title: 'The Exchange shell on a pool.',
      text: `skype:
  pools:
    - { fqdn: ly14.ntsystems.local, siteId: Bolzano }
exchange:
  version: 2013
  connections:
    "2013": http://ly14.ntsystems.local/PowerShell/
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
      at: ['exchange.connections."2013"'],
    },
  ],
  good: [
    {
      title: 'The Lync cmdlets on a front end.',
      text: `skype:
  connection: winrm://ly14.ntsystems.local
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
    {
      title: 'The storage check on a front end.',
      text: `features: { skypeAccessToExchange: true }
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
verification:
  frontEnd: ly14.ntsystems.local
`,
    },
    {
      title: 'The Exchange shell on an Exchange server.',
      text: `skype:
  pools:
    - { fqdn: ly14.ntsystems.local, siteId: Bolzano }
exchange:
  version: 2013
  connections:
    "2013": http://ex14.ntsystems.local/PowerShell/
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
  ],
  *check(environment, given) {
    const isServer = (host: string | undefined) =>
      serversOf(environment).some(({ value }) => sameName(value.fqdn, host));
    const isPool = (host: string) => poolsOf(environment).some(({ value }) => sameName(value.fqdn, host));
    const { skype, exchange, verification } = environment;
    const shell = skype?.connection;
    const shellHost = shell?.kind === 'winrm' ? shell.host : '';
    const cmdletHost = shell?.kind === 'ocsPowershell' ? hostOf(shell.url ?? '') : shellHost;
    if (isServer(cmdletHost)) {
      yield {
        path: 'skype.connection',
        message: `${cmdletHost} is an Exchange server of the file; it has no cmdlets of Lync or Skype for Business.`,
        remedy: 'Write a front end, a pool, or a machine with the management tools.',
      };
    }
    if (isServer(verification?.frontEnd)) {
      yield {
        path: 'verification.frontEnd',
        message: `${verification?.frontEnd} is an Exchange server of the file, not a front end of Lync or Skype for Business.`,
        remedy: 'Write a front end of one of the pools.',
      };
    }
    for (const generation of Object.keys(exchangeGenerations) as ExchangeGeneration[]) {
      const path = formatKeyPath(['exchange', 'connections', generation]);
      const connection = exchange?.connections?.[generation];
      const host = connection?.kind === 'remote' ? hostOf(connection.url ?? '') : '';
      if (!given.has(path) || !isPool(host)) continue;
      yield {
        path,
        message: `${host} is a pool of skype.pools; it has no Exchange shell.`,
        remedy: 'Write an Exchange server of this version.',
      };
    }
  },
};
