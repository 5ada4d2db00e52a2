import type { Plan } from '../plan/plan.ts';
import { fillTemplate } from './fill-template.ts';
import { powershell } from './generated/powershell.ts';

/** What the steps about setting overrides share: said once, so that a server's name stands only where it is changed. */
export function overrideLines({ environment, steps }: Plan): string[] {
  if (!steps.some(({ resource }) => resource === 'setting-override')) return [];
  const Servers = environment.exchange.servers.map(({ name }) => name);
  return [
    '',
    ...fillTemplate({ template: powershell['setting-overrides.ps1'], values: { Servers } }).split('\n'),
  ];
}
